print(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(5), math.ceil(5)) --> 3 -4 4 -3 5 5
print(math.floor(1e100), math.ceil(-1e100), math.floor(math.huge), math.type(math.floor(2.0))) --> 1e+100 -1e+100 inf integer
print(math.floor(-0.5), math.ceil(-0.5), math.floor(2^62) == 1 << 62, math.floor("2.5")) --> -1 0 true 2
print(pcall(math.floor, {})) --> false bad argument #1 to 'math.floor' (number expected, got table)
