local i = 0
while true do
    i = i + 1
    while true do break end
    if i == 3 then break end
end
print(i) --> 3
