print(math.maxinteger + 1 == math.mininteger) --> true
print(math.mininteger - 1 == math.maxinteger) --> true
print(math.maxinteger * 2, math.mininteger * -1) --> -2 -9223372036854775808
print(-math.mininteger == math.mininteger) --> true
