local mt = getmetatable("")
local saved = mt.__add
mt.__add = function(a, b) return "patched" end
print("1" + 2, pcall(function() return 1 + 2 end)) --> patched true 3
mt.__add = nil
print(pcall(function() return "1" + 2 end)) --> false arithmetic_on_strings_is_by_metamethod.lua:6: attempt to perform arithmetic on a string value (constant '1')
mt.__add = saved
print("1" + 2) --> 3
