local t = { 10, 20, 30, a = 1, b = 2, [1.5] = 3, [true] = 4 }
local n, sum = 0, 0
for _, v in pairs(t) do n = n + 1 sum = sum + v end
print(n, sum) --> 7 70
