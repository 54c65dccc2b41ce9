print(math.sqrt(16), math.sqrt(2), math.exp(0), math.exp(1)) --> 4.0 1.4142135623731 1.0 2.718281828459
print(math.log(1), math.log(8, 2), math.log(1000, 10), math.log(27, 3), math.log(2, 4)) --> 0.0 3.0 3.0 3.0 0.5
print(math.log(0), math.log(math.exp(2)), math.log(1024, 2), math.log(100, 10.0)) --> -inf 2.0 10.0 2.0
print((tostring(math.sqrt(-1)):gsub("-", "")), (tostring(math.log(-1)):gsub("-", ""))) --> nan nan
