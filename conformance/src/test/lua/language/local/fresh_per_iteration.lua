local fs = {}
local i = 0
while i < 3 do
    local x
    fs[#fs + 1] = function(v) if v then x = v end return x end
    i = i + 1
end
fs[1]("one")
print(fs[1](), fs[2](), fs[3]()) --> one nil nil
