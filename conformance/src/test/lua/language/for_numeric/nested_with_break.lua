local out = {}
for i = 1, 3 do
    for j = 1, 3 do
        if j > i then break end
        out[#out + 1] = i * 10 + j
    end
end
print(table.concat(out, " ")) --> 11 21 22 31 32 33
