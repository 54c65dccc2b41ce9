local t = {}
for i = 1, 2000 do t[i] = "goto l" .. i .. " ::l" .. i .. "::" end
print(load(table.concat(t, "\n") .. " return 'through'", "=c")()) --> through
