-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, math.huge do local _, e = pcall(error, ("e"):rep(1000) .. i) keep[i] = e end
