print(pcall(string.format, "%f", "x")) --> false bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%d", {})) --> false bad argument #2 to 'string.format' (number expected, got table)
print(pcall(string.format, "%c", "x")) --> false bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format)) --> false bad argument #1 to 'string.format' (string expected, got no value)
print(("%f"):format("1.5"), ("%d"):format("0x10")) --> 1.500000 16
