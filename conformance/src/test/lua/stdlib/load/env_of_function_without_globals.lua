local f = load("local a = 1 return a", "n", "t", {})
print(f()) --> 1
