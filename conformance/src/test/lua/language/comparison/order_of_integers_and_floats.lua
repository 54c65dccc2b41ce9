print(1 < 1.5, 2 <= 2.0, -1 > -1.5, 3 >= 3.5) --> true true true false
print(math.maxinteger < 2^63, math.maxinteger + 0.0 == 2^63, math.maxinteger >= 2^63) --> true true false
print(math.mininteger <= -2^63, math.mininteger < -2^63) --> true false
print(9007199254740993 > 9007199254740992.0, 9007199254740993 < 9007199254740994.0) --> true true
print(math.mininteger < math.huge, math.maxinteger > -math.huge) --> true true
