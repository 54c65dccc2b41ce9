local t = { a = 1, b = 2, 10, 20, [2.5] = 3 }
local first, second = {}, {}
for k in pairs(t) do first[#first + 1] = tostring(k) end
for k in pairs(t) do second[#second + 1] = tostring(k) end
print(#first, table.concat(first, ",") == table.concat(second, ",")) --> 5 true
