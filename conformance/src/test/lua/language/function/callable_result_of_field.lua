local t = setmetatable({}, { __call = function(self, a, b) return a + b end })
print(t(1, 2), pcall(t, 3, 4)) --> 3 true 7
