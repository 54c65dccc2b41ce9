local a = os.clock()
for i = 1, 100000 do end
print(math.type(a), os.clock() >= a, a >= 0) --> float true true
