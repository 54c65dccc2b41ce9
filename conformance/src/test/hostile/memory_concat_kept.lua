-- expect: limit-memory
-- accept: limit-cpu
local keep, s = {}, ("x"):rep(1000000)
for i = 1, 1000 do keep[i] = s .. i end
