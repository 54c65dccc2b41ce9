print(pcall(function() local x = 5 return #x end)) --> false of_other_kinds.lua:1: attempt to get length of a number value (local 'x')
print(pcall(function() return #nil end)) --> false of_other_kinds.lua:2: attempt to get length of a nil value
