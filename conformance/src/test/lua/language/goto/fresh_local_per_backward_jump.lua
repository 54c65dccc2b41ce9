local fs = {}
do
    local i = 1
    ::again::
    local x = i
    fs[i] = function() x = x + 1 return x end
    i = i + 1
    if i <= 2 then goto again end
end
print(fs[1](), fs[1](), fs[2]()) --> 2 3 3
