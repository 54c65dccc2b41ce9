local t = {}
for i = 1, 70000 do t[i] = "n = n + #'k" .. i .. "'" end
print(load("local n = 0\n" .. table.concat(t, "\n") .. "\nreturn n", "=c")()) --> 408894
