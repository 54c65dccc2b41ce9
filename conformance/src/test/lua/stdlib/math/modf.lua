print(math.modf(3.7)) --> 3 0.7
print(math.modf(-3.7)) --> -3 -0.7
print(math.modf(5)) --> 5 0.0
print(math.modf(1/0)) --> inf 0.0
print(math.modf(-1/0)) --> -inf 0.0
print(math.modf(-0.0)) --> 0 0.0
print(math.modf(1e100)) --> 1e+100 0.0
