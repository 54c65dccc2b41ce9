local fs, i = {}, 0
while i < 3 do
    i = i + 1
    local j = i
    if j == 2 then goto continue end
    fs[#fs + 1] = function() j = j + 1 return j end
    ::continue::
end
print(fs[1](), fs[1](), fs[2]()) --> 2 3 4
