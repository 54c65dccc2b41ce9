-- expect: limit-memory
-- accept: limit-cpu
local mt = getmetatable("")
for i = 1, math.huge do mt[i] = {} end
