-- Constants fold, small ones become part of the instruction, others come from the table.
local a, b = ...
local folded = 2 * 3 + 4 ^ 2 - -1
local unfolded = 1 // 0
local small = a + 1, a - 1, a + 127, a - 128
local large = a + 128, a - 129, a + -1, a - 0
local onLeft = 1 + a, 1 - a, 2 * a, 2 / a, 2 % a, 2 ^ a, 2 // a
local bits = a & 7, 7 & a, a | 1.0, a ~ b, a << 3, a >> 3, 3 << a, 3 >> a
local unary = -a, ~a, not a, #a
local chain = a .. b .. "x" .. 1
local grouped = (a .. b) .. "x"
return a % 2.5 // b
