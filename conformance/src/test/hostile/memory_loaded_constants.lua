-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, math.huge do keep[i] = load("return '" .. ("c"):rep(100000) .. i .. "'") end
