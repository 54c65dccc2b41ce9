local t = {}
for i = 1, 50 do t[i] = "do local a, b, c, d, e = 1, 2, 3, 4, 5 end" end
print(load(table.concat(t, " ") .. " return 'ok'")()) --> ok
