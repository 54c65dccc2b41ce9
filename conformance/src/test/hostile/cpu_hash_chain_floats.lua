-- expect: limit-cpu
-- accept: limit-memory, ok
local t = {}
for i = 1, 100000 do t[i * 2.0^-30] = i end
while true do for i = 1, 100000 do t[i * 2.0^-30] = i end end
