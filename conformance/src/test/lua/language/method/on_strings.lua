print(("x"):rep(3), ("%d"):format(7), #("abc"):upper()) --> xxx 7 3
print(("a,b"):find(",", 1, true)) --> 2 2
