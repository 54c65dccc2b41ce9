local mt = { __add = function(a, b) return (type(a) == "table" and a.n or a) + (type(b) == "table" and b.n or b) end }
local x = setmetatable({ n = 10 }, mt)
print(x + 1, 1 + x, x + x) --> 11 11 20
local other = setmetatable({}, { __add = function() return "other" end })
print(x.n + 0, other + x, pcall(function() return x + other end)) --> 10 other true other
