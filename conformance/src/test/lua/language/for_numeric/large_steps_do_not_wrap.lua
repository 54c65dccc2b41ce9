local n = 0
for i = 1, math.maxinteger, math.maxinteger // 2 do n = n + 1 end
print(n) --> 3
for i = math.mininteger, math.maxinteger, math.maxinteger do n = n + 1 end
print(n) --> 6
for i = math.maxinteger, math.mininteger, math.mininteger do n = n + 1 end
print(n) --> 8
