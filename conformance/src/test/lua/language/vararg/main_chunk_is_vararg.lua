local f = load("local a, b = ... return b, a, select('#', ...)")
print(f("x", "y", "z")) --> y x 3
