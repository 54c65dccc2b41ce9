local a, b = 1, 2
a, b = b, a
print(a, b) --> 2 1
local t = { 1, 2 }
t[1], t[2] = t[2], t[1]
print(t[1], t[2]) --> 2 1
