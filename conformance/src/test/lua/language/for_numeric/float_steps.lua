for x = 0, 1, 0.25 do io.write(tostring(x), " ") end --> 0.0 0.25 0.5 0.75 1.0
print()
for x = 1.0, 3 do io.write(tostring(x), " ") end --> 1.0 2.0 3.0
print()
for x = 1, 2.5 do io.write(tostring(x), " ") end --> 1 2
print()
