print(pcall(function() return "10" & 6 end)) --> false strings_do_not_coerce.lua:1: attempt to perform bitwise operation on a string value (constant '10')
print(pcall(function() return 1 | "x" end)) --> false strings_do_not_coerce.lua:2: attempt to perform bitwise operation on a string value (constant 'x')
print(pcall(function() return ~"0" end)) --> false strings_do_not_coerce.lua:3: attempt to perform bitwise operation on a string value (constant '0')
