local t = {}
for i = 1, 100000 do t[i] = "x = x + 1" end
print(load("local x = 0\n" .. table.concat(t, "\n") .. "\nreturn x", "=c")()) --> 100000
