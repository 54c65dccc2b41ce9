debug.setmetatable(0, { __call = function(n, x) return n * x end })
print((6)(7)) --> 42
debug.setmetatable(0, nil)
