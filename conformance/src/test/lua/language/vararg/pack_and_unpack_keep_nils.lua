local t = table.pack(nil, 2, nil)
print(t.n, t[1], t[2], t[3]) --> 3 nil 2 nil
print(table.unpack(t, 1, t.n)) --> nil 2 nil
