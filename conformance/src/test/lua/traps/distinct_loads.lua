local n = 0
for i = 1, 100000 do n = n + load("return " .. i)() end
print(n) --> 5000050000
