local t = {}
for i = 100, 1, -1 do t[i] = i end
print(#t, t[1], t[100]) --> 100 1 100
