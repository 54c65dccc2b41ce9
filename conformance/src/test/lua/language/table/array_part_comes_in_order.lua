local t = {}
for i = 1, 50 do t[i] = i end
local last, ordered = 0, true
for k in pairs(t) do ordered = ordered and k == last + 1 last = k end
print(ordered, last) --> true 50
