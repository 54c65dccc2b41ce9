-- expect: limit-cpu
local t = {}
for i = 1, 500000 do t[i] = "" end
while true do table.move(t, 1, #t, 2) t[#t] = nil end
