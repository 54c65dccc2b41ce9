-- The constant 0 is subtracted by adding it, so the sign of a zero is lost; a variable keeps it.
local x = -0.0
print(x - 0, x - 0.0, 0 - x, 0.0 - x) --> 0.0 -0.0 0.0 0.0
local y, zero <const> = 0, 0
print(x - y, y - x, x - zero, -0.0 - 0) --> -0.0 0.0 0.0 0.0
print(x + 0, x + 0.0, 5 - 0, 5.5 - 0, "3" - 0, math.mininteger - 0) --> 0.0 0.0 5 5.5 3 -9223372036854775808
local t = setmetatable({}, {__sub = function(_, b) return "sub " .. b end, __add = function(_, b) return "add " .. b end})
print(t - 0, t + 0, t - 1, t + 1, t - 128, t - 129) --> sub 0 add 0 sub 1 add 1 sub 128 sub 129
print(pcall(function() local n; return n - 0 end)) --> false subtracting_zero.lua:9: attempt to perform arithmetic on a nil value (local 'n')
