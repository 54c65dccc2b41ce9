local x = 5
local y = x > 3
local z = not (x > 3 and x < 10)
print(y, z, x == 5 or nil, (x ~= 5) == false) --> true false true true
