-- expect: limit-memory
-- accept: limit-cpu
local f = function() end
while true do local g, h = f, {} f = function() return g, h end end
