-- expect: limit-memory
-- accept: limit-cpu
local t = {}
for i = 1, math.huge do t[i] = string.char(i % 256, i // 256 % 256, i // 65536 % 256) end
