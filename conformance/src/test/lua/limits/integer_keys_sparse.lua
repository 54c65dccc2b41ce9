local t = {}
t[1 << 40] = 1
t[1 << 50] = 2
t[-(1 << 60)] = 3
print(t[1 << 40], t[1 << 50], t[-(1 << 60)], #t) --> 1 2 3 0
for i = 1, 10 do t[i * 1000000000] = i end
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n) --> 13
