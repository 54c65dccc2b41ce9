print(pcall(function() return 1.5 & 1 end)) --> false floats_without_integer_representation.lua:1: number has no integer representation
local huge = 2^63
print(pcall(function() return huge | 0 end)) --> false floats_without_integer_representation.lua:3: number (upvalue 'huge') has no integer representation
print(pcall(function() return 0/0 | 0 end)) --> false floats_without_integer_representation.lua:4: number has no integer representation
