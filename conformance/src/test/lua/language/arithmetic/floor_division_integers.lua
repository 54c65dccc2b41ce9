print(7 // 2, -7 // 2, 7 // -2, -7 // -2) --> 3 -4 -4 3
print(0 // 5, 6 // 3, -6 // 3) --> 0 2 -2
print(math.mininteger // -1 == math.mininteger) --> true
