local t = { [math.maxinteger] = "max", [math.mininteger] = "min", [0] = "zero", [-1] = "neg" }
print(t[math.maxinteger], t[math.mininteger], t[0], t[-1], t[math.maxinteger + 1], #t) --> max min zero neg min 0
