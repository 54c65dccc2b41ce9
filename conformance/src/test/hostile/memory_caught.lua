-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
while true do pcall(function() for i = 1, 1e6 do keep[#keep + 1] = { i, i } end end) end
