local t = os.time()
print(math.type(t), t > 1700000000, os.time(os.date("*t", t)) == t) --> integer true true
