local t = {}
for i = 1, 1000 do t[#t + 1] = i end
for i = 1, 990 do t[#t] = nil end
print(#t, t[10], t[11]) --> 10 10 nil
for i = 11, 20 do t[i] = i end
print(#t) --> 20
