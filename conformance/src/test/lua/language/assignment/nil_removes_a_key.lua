local t = { a = 1, 2 }
t.a, t[1] = nil, nil
print(next(t)) --> nil
