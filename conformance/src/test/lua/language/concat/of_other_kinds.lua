print(pcall(function() return "a" .. nil end)) --> false of_other_kinds.lua:1: attempt to concatenate a nil value
print(pcall(function() return {} .. "x" end)) --> false of_other_kinds.lua:2: attempt to concatenate a table value
print(pcall(function() return "x" .. true end)) --> false of_other_kinds.lua:3: attempt to concatenate a boolean value
