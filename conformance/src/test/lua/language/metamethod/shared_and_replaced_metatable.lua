local mt = { __index = function() return "first" end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a.x, b.x) --> first first
mt.__index = function() return "second" end
print(a.x, b.x) --> second second
mt.__index = nil
print(a.x) --> nil
setmetatable(a, nil)
print(getmetatable(a), getmetatable(b) == mt) --> nil true
