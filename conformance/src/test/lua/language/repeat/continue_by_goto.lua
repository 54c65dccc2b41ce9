local i, s = 0, 0
repeat
    i = i + 1
    if i % 2 == 0 then goto continue end
    s = s + i
    ::continue::
until i >= 5
print(s) --> 9
