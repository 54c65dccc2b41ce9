print(math.pi, math.huge, math.maxinteger, math.mininteger) --> 3.1415926535898 inf 9223372036854775807 -9223372036854775808
print(string.format("%.17g", math.pi)) --> 3.1415926535897931
