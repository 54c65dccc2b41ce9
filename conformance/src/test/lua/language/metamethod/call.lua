local t = setmetatable({}, { __call = function(self, ...) return select("#", ...), ... end })
print(t(), t(1, nil)) --> 0 2 1 nil
print(pcall(t, "a")) --> true 1 a
