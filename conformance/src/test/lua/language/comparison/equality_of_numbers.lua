print(1 == 1.0, 0.0 == -0.0, "1" == 1, 2^53 == 2^53 + 1) --> true true false true
print(math.maxinteger == math.maxinteger + 0.0, math.maxinteger + 1.0 == 2^63) --> false true
print(9007199254740993 == 9007199254740992.0) --> false
