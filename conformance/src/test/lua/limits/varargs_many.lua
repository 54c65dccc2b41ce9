local function f(...) return select("#", ...) end
local t = {}
for i = 1, 100000 do t[i] = i end
print(f(table.unpack(t)), (select(100000, table.unpack(t)))) --> 100000 100000
print(math.max(table.unpack(t)), #string.char(table.unpack({ 65, 66, 67 }))) --> 100000 3
print(#{ table.unpack(t) }, #table.pack(table.unpack(t))) --> 100000 100000
