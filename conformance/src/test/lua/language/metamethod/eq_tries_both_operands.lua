local a = setmetatable({}, { __eq = function() return "first" end })
local b = setmetatable({}, { __eq = function() return nil end })
print(a == b, b == a, {} == b, {} == a) --> true false false true
