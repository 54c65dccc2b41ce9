-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, math.huge do keep[i] = ("%99d"):rep(90):format(table.unpack(setmetatable({}, { __index = function() return i end }), 1, 90)) end
