print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(-7, -3)) --> 1 -1 1 -1
print(math.fmod(5.5, 2), math.fmod(-5.5, 2), math.fmod(1, math.huge), math.fmod(-6, 2), math.fmod(-6.0, 2)) --> 1.5 -1.5 1.0 0 -0.0
print(math.fmod(math.mininteger, -1), math.fmod(3, math.mininteger), math.type(math.fmod(3, 2.0))) --> 0 3 float
print(pcall(math.fmod, 1, 0)) --> false bad argument #2 to 'math.fmod' (zero)
print((tostring(math.fmod(1, 0.0)):gsub("-", "")), (tostring(math.fmod(1/0, 1)):gsub("-", ""))) --> nan nan
