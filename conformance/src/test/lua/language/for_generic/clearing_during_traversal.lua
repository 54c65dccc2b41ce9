local t = {}
for i = 1, 100 do t[i] = true t["k" .. i] = true end
local n = 0
for k in pairs(t) do t[k] = nil n = n + 1 end
print(n, next(t)) --> 200 nil
