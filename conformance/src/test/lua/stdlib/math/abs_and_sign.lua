print(math.abs(-5), math.abs(5), math.abs(-0.0), math.abs(-1.5), math.abs(math.mininteger) == math.mininteger, math.abs("-3")) --> 5 5 0.0 1.5 true 3.0
