-- expect: limit-cpu
-- accept: error
-- A length that lies, and an order that is none.
local t = setmetatable({}, { __len = function() return 1 << 30 end, __index = function(_, i) return i end,
  __newindex = function() end })
table.sort(t, function() return true end)
