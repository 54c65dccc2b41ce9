print(pcall(function() error("msg") end)) --> false position_is_added_to_strings.lua:1: msg
print(pcall(function() error("msg", 0) end)) --> false msg
print(pcall(function() error("msg", 1) end)) --> false position_is_added_to_strings.lua:3: msg
local function f() error("blame caller", 2) end
print(pcall(function() --> false position_is_added_to_strings.lua:6: blame caller
    f()
end))
