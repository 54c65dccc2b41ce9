local t = {}
for i = 1, 50000 do t[i] = "x = x + i" end
print(load("local x, i = 0, 0\nwhile i < 2 do i = i + 1\n" .. table.concat(t, "\n") .. "\nend return x", "=c")()) --> 150000
