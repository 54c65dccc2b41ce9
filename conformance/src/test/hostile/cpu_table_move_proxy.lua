-- expect: limit-cpu
-- accept: error
local p = setmetatable({}, { __index = function() return 1 end, __newindex = function() end })
table.move(p, 1, math.maxinteger - 1, 2)
