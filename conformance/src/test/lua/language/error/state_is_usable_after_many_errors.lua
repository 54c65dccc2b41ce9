local n = 0
for i = 1, 10000 do
    if not pcall(error, i) then n = n + 1 end
end
print(n) --> 10000
