local function id(...) return ... end
local t = {}
for i = 1, 240 do t[i] = i end
local r = { id(table.unpack(t)) }
print(#r, r[240]) --> 240 240
local big = {}
for i = 1, 10000 do big[i] = i end
print(select("#", id(table.unpack(big)))) --> 10000
