local function count(...) return select("#", ...) end
local t = {}
for i = 1, 5000 do t[i] = false end
print(count(table.unpack(t)), (select(-1, table.unpack(t)))) --> 5000 false
