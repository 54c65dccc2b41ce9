-- expect: limit-memory
-- accept: limit-cpu
local w, keep = setmetatable({}, { __mode = "v" }), {}
for i = 1, math.huge do keep[i] = { i } w[i] = keep[i] end
