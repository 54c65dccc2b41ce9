print(pcall(function() return 1 > "x" end)) --> false greater_swaps_operands.lua:1: attempt to compare string with number
print(pcall(function() return {} >= 1 end)) --> false greater_swaps_operands.lua:2: attempt to compare number with table
