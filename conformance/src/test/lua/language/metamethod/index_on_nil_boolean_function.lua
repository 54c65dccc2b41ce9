debug.setmetatable(nil, { __index = function(_, k) return "nil." .. k end })
print((nil).x) --> nil.x
debug.setmetatable(nil, nil)
debug.setmetatable(true, { __index = { z = "bool" } })
print((true).z, (false).z) --> bool bool
debug.setmetatable(true, nil)
debug.setmetatable(print, { __index = { name = "fn" } })
print(print.name, (function() end).name) --> fn fn
debug.setmetatable(print, nil)
