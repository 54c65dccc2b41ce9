for i = 1, 3 do io.write(i, " ") end --> 1 2 3
print()
for i = 3, 1 do print("never") end
for i = 3, 1, -1 do io.write(i, " ") end --> 3 2 1
print()
for i = 1, 1 do print(i) end --> 1
