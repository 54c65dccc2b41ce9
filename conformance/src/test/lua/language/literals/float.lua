print(1.0, .5, 3., 1e2, 1E+2, 5e-1) --> 1.0 0.5 3.0 100.0 100.0 0.5
print(3.14e0, 0e12, 1e308 * 10) --> 3.14 0.0 inf
print(math.type(1e2)) --> float
