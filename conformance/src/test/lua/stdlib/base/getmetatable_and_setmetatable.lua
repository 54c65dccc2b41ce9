local mt = {}
local t = {}
print(setmetatable(t, mt) == t, getmetatable(t) == mt, getmetatable({}), getmetatable(1)) --> true true nil nil
print(pcall(setmetatable, 1, {})) --> false bad argument #1 to 'setmetatable' (table expected, got number)
print(pcall(setmetatable, {}, 1)) --> false bad argument #2 to 'setmetatable' (nil or table expected, got number)
print(pcall(setmetatable, {})) --> false bad argument #2 to 'setmetatable' (nil or table expected, got no value)
print(getmetatable(setmetatable(t, nil)), pcall(getmetatable)) --> nil false bad argument #1 to 'getmetatable' (value expected)
