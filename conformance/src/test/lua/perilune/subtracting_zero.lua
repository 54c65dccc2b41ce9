-- IEEE 754 keeps the sign. The reference adds the constant zero instead.
local x = -0.0
print(x - 0, x - 0.0, 0 - x, 0.0 - x) --> -0.0 -0.0 0.0 0.0
local y = 0
print(x - y, y - x) --> -0.0 0.0
