print(pcall(function() return 1 < "2" end)) --> false comparing_different_kinds.lua:1: attempt to compare number with string
print(pcall(function() return {} < {} end)) --> false comparing_different_kinds.lua:2: attempt to compare two table values
print(pcall(function() return nil <= 1 end)) --> false comparing_different_kinds.lua:3: attempt to compare nil with number
print(pcall(function() return true > false end)) --> false comparing_different_kinds.lua:4: attempt to compare two boolean values
