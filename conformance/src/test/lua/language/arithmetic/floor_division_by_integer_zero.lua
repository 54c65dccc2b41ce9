print(pcall(function() return 1 // 0 end)) --> false floor_division_by_integer_zero.lua:1: attempt to divide by zero
local zero = 0
return 1 // zero --> error: attempt to divide by zero
--@ since 5.4.8
