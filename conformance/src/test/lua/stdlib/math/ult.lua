print(math.ult(1, 2), math.ult(-1, 1), math.ult(1, -1), math.ult(math.mininteger, math.maxinteger), math.ult(5, 5)) --> true false true false false
print(pcall(math.ult, 1.5, 2)) --> false bad argument #1 to 'math.ult' (number has no integer representation)
