-- expect: limit-cpu
local t = {}
for i = 1, 1000000 do t[i] = i end
local n = 1000001
while n > 0 do t[n] = true n = n * 2 end
while true do local _ = #t end
