debug.setmetatable(0, { __lt = function() return "never" end })
print(1 < 2, 2 < 1) --> true false
debug.setmetatable(0, nil)
