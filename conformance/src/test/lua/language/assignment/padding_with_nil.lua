local a, b, c = 1, 2, 3
a, b, c = 9
print(a, b, c) --> 9 nil nil
