local t = {}
for i = 1, 100000 do t[i] = "f(" .. i % 100 .. ")" end
local n = 0
load("local f = ...\n" .. table.concat(t, "\n"), "=c")(function(i) n = n + i end)
print(n) --> 4950000
