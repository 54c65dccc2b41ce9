local x = math.maxinteger
for i = 1, 3000000 do x = x + i * 3 - (x >> 1) end
print(x) --> 17999995
local h = 0
for i = 1, 3000000 do h = h * 31 + i end
print(h) --> -412643052021477536
