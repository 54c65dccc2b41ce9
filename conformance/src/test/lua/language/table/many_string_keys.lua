local t = {}
for i = 1, 2000 do t["k" .. i] = i end
local sum, n = 0, 0
for k, v in pairs(t) do sum = sum + v n = n + 1 end
print(n, sum, t.k1, t.k2000, t.k2001) --> 2000 2001000 1 2000 nil
for i = 1, 2000, 2 do t["k" .. i] = nil end
n = 0
for _ in pairs(t) do n = n + 1 end
print(n) --> 1000
