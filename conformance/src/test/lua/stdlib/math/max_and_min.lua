print(math.max(1, 2.5, -1), math.min(1, 2.5, -1), math.max(3), math.max(1, 1.0), math.max(1.0, 1)) --> 2.5 -1 3 1 1.0
print(math.min(2^63, math.maxinteger), math.max(math.mininteger, -2^63)) --> 9223372036854775807 -9223372036854775808
print(pcall(math.max)) --> false bad argument #1 to 'math.max' (value expected)
print(pcall(math.min, 1, "x")) --> false attempt to compare string with number
print(pcall(math.max, "10", 9)) --> false attempt to compare string with number
