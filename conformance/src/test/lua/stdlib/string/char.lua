print(string.char(72, 105), #string.char(), string.char("65")) --> Hi 0 A
print(string.char(0, 255):byte(1, 2)) --> 0 255
print(pcall(string.char, 256)) --> false bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, -1)) --> false bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, 65, "x")) --> false bad argument #2 to 'string.char' (number expected, got string)
