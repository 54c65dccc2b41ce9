print(("%d|%5d|%-5d|%05d|%+d|% d|%.3d"):format(42, 42, 42, 42, 42, 42, 7)) --> 42|   42|42   |00042|+42| 42|007
print(("%d %d"):format(3.0, "10"), ("%i"):format(-7)) --> 3 10 -7
print(("%d"):format(math.mininteger), ("%20d|"):format(math.maxinteger)) --> -9223372036854775808  9223372036854775807|
print(pcall(string.format, "%d", 3.5)) --> false bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%d", "3.5")) --> false bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%d", "x")) --> false bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%d")) --> false bad argument #2 to 'string.format' (no value)
