-- expect: limit-memory
-- accept: limit-cpu
local t = {}
for i = 1, math.huge do t[i] = i % 2 == 0 and i or 1.5 end
