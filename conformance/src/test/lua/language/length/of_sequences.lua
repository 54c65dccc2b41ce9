print(#{}, #{ 1, 2, 3 }, #{ n = 1 }, #{ nil }) --> 0 3 0 0
local t = {}
for i = 1, 1000 do t[i] = i end
for i = 1000, 501, -1 do t[i] = nil end
print(#t) --> 500
