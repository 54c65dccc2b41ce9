-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, 1000 do keep[i] = string.pack("c1000000", "") end
