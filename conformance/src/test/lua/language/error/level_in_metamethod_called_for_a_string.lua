local mt = { __div = function() error("one") end, __mul = function() error("two", 2) end }
local o = setmetatable({}, mt)
print(pcall(function() return "10" / o end)) --> false level_in_metamethod_called_for_a_string.lua:1: one
print(pcall(function() return "10" * o end)) --> false two
print(pcall(function() return 10 * o end)) --> false level_in_metamethod_called_for_a_string.lua:5: two
