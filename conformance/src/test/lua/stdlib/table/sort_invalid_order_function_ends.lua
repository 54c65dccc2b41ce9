local t = {}
for i = 1, 100 do t[i] = i % 7 end
local ok, e = pcall(table.sort, t, function(a, b) return true end)
print(ok, e) --> false invalid order function for sorting
local u = {}
for i = 1, 50 do u[i] = i end
print((pcall(table.sort, u, function(a, b) return false end)), #u) --> true 50
