local i, t = 3, {}
i, t[i] = i + 1, 20
print(i, t[3], t[4]) --> 4 20 nil
