for i = 1.0, 2 do print(math.type(i)) end --> float
--> float
for i = 1, 2.9 do print(math.type(i)) end --> integer
--> integer
for i = 1, 2, 1.0 do print(math.type(i)) end --> float
--> float
