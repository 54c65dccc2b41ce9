local t, seed = {}, 42
for i = 1, 5000 do seed = (seed * 69069 + 1) % 2^32 t[i] = seed // 1 end
table.sort(t)
for i = 2, #t do assert(t[i - 1] <= t[i]) end
table.sort(t)
table.sort(t, function(a, b) return a > b end)
for i = 2, #t do assert(t[i - 1] >= t[i]) end
local eq = {}
for i = 1, 1000 do eq[i] = 7 end
table.sort(eq)
print("sorted", #t, #eq) --> sorted 5000 1000
