local function adder(n) return function(x) return x + n end end
local add1, add10 = adder(1), adder(10)
print(add1(1), add10(1), add1(5)) --> 2 11 6
