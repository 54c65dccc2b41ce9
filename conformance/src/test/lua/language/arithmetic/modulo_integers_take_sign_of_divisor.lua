print(7 % 3, -7 % 3, 7 % -3, -7 % -3) --> 1 2 -2 -1
print(6 % 3, -6 % 3, 6 % -3) --> 0 0 0
print(math.mininteger % -1, math.mininteger % 2, math.maxinteger % -2) --> 0 0 -1
