local t = {}
for i = 1, 100000 do t[i] = "x = x + 1" end
local body = table.concat(t, "\n")
local f = load("local skip, x = ..., 0\nif skip then return 'skipped' else\n" .. body .. "\nend return x", "=c")
print(f(true), f(false)) --> skipped 100000
