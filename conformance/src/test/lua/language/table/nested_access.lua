local t = { a = { b = { c = { 1, { 2 } } } } }
print(t.a.b.c[2][1], t["a"]["b"].c[1]) --> 2 1
t.a.b.c[2][1] = 5
print(t.a.b.c[2][1]) --> 5
