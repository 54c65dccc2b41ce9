print(1 + 2, 1 - 2, 3 * 4) --> 3 -1 12
print(math.type(1 + 2), math.type(1 + 2.0), math.type(1.5 * 2)) --> integer float float
