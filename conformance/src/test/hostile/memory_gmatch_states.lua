-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, math.huge do keep[i] = (("x"):rep(1000) .. i):gmatch(".") end
