local n = 0
for i = math.maxinteger - 1, math.maxinteger do n = n + 1 end
print(n) --> 2
for i = math.mininteger, math.mininteger + 1 do n = n + 1 end
print(n) --> 4
for i = math.mininteger + 1, math.mininteger, -1 do n = n + 1 end
print(n) --> 6
for i = math.maxinteger, math.maxinteger + 1.0 do n = n + 1 end
print(n) --> 7
