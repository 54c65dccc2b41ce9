-- expect: limit-memory
-- accept: limit-cpu
local w, keep = setmetatable({}, { __mode = "k" }), {}
for i = 1, math.huge do keep[i] = {} w[keep[i]] = i end
