-- expect: limit-memory
-- accept: limit-cpu, error
local t = {}
for i = 1, 900000 do t[i] = i end
local keep = {}
for i = 1, math.huge do keep[i] = { table.unpack(t) } end
