-- Functions that end with a call of another: results, depth and the name in a traceback do not depend on compilation.
local function compose(f, g) return function(x) return f(g(x)) end end
local function plus(x) return x + 1 end
local function times(x) return x * 2 end
local f = plus
for _ = 1, 40 do f = compose(f, times) f = compose(plus, f) end
local sum = 0
for i = 1, 3000 do sum = (sum + f(i)) % 1000003 end
print(sum) --> 554631
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
local trues = 0
for i = 1, 300 do if even(i * 100) then trues = trues + 1 end end
print(trues, even(300001)) --> 300	false
