print(pcall(function() for i = 1, 10, 0 do end end)) --> false step_zero.lua:1: 'for' step is zero
print(pcall(function() for i = 1.0, 10, 0.0 do end end)) --> false step_zero.lua:2: 'for' step is zero
