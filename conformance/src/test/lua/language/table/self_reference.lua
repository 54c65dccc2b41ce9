local t = {}
t.self = t
t[t] = t
print(t.self.self[t] == t) --> true
