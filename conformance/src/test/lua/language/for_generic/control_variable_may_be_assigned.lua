local seen = {}
for i in function(_, c) if c < 5 then return c + 1 end end, nil, 0 do
    seen[#seen + 1] = i
    local i = 100
end
print(table.concat(seen, " ")) --> 1 2 3 4 5
