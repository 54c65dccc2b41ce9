local t = table.pack()
print(t.n, #t) --> 0 0
t = table.pack(nil, 1, nil)
print(t.n, t[2]) --> 3 1
