local limit = 3
for i = 1, limit do
    limit = 100
    io.write(i, " ") --> 1 2 3
end
print()
