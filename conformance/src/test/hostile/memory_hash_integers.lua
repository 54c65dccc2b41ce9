-- expect: limit-memory
-- accept: limit-cpu
local t = {}
for i = 1, math.huge do t[i * 3] = i end
