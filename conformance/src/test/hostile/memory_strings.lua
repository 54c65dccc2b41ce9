-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, math.huge do keep[i] = ("s"):rep(100) .. i end
