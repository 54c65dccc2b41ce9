-- As in 5.3; the reference is built with it unless asked otherwise.
local mt = { __lt = function(a, b) return a.n < b.n end }
local function N(n) return setmetatable({ n = n }, mt) end
print(N(1) <= N(2), N(2) <= N(1), N(1) <= N(1), N(1) >= N(2)) --> true false true false
