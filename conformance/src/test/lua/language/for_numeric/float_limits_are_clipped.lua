local n = 0
for i = 1, math.huge do n = n + 1 if n == 10 then break end end
print(n) --> 10
for i = 1, -math.huge do n = n + 1 end
for i = -1, math.huge, -1 do n = n + 1 end
for i = 1, 0/0 do n = n + 1 end
print(n) --> 10
for i = math.maxinteger - 1, 1e300 do n = n + 1 end
print(n) --> 12
for i = 3, 0.5, -1 do io.write(i, " ") end --> 3 2 1
print()
for i = -3, -0.5 do io.write(i, " ") end --> -3 -2 -1
print()
