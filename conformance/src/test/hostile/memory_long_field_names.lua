-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, math.huge do keep[i] = { [("n"):rep(10000) .. i] = i } end
