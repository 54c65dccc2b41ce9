local n = 0
for w in ("^a^a"):gmatch("^a") do n = n + 1 end
print(n) --> 2
