print(1 | 2 ~ 3 & 4, 6 & 4 | 1, 1 << 1 << 1) --> 3 5 4
print(2 + 1 << 2, "a" < "b" == true) --> 12 true
print(~1 ^ 2 | 0) --> -2
print(1 | 2 == 3, 5 > 3 == true) --> true true
