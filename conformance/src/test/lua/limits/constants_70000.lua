local t = {}
for i = 1, 70000 do t[i] = "s = s + " .. i .. ".5" end
local f = load("local s = 0\n" .. table.concat(t, "\n") .. "\nreturn s", "=c")
print(string.format("%.1f", f())) --> 2450070000.0
