local mt = {}
print(debug.setmetatable(10, mt) == 10, debug.getmetatable(5) == mt, getmetatable(1) == mt) --> true true true
debug.setmetatable(0, nil)
print(debug.getmetatable(0)) --> nil
local t = setmetatable({}, { __metatable = "hidden" })
print(getmetatable(t), type(debug.getmetatable(t))) --> hidden table
print(debug.setmetatable(t, nil) == t, debug.getmetatable(t)) --> true nil
print(pcall(debug.setmetatable, {}, 5)) --> false bad argument #2 to 'debug.setmetatable' (nil or table expected, got number)
