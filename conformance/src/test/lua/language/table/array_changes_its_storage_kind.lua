local t = { 1, 2, 3 }
t[2] = 2.5
t[3] = "x"
t[4] = 4
t[1] = nil
print(t[1], t[2], t[3], t[4]) --> nil 2.5 x 4
t = { 1.5, 2.5 }
t[3] = 3
print(t[1], t[3], math.type(t[3]), math.type(t[1])) --> 1.5 3 integer float
