local mt = { __lt = function(a, b) return a.n < b.n end, __le = function(a, b) return a.n <= b.n end }
local function N(n) return setmetatable({ n = n }, mt) end
print(N(1) < N(2), N(1) > N(2), N(1) <= N(1), N(1) >= N(2)) --> true false true false
