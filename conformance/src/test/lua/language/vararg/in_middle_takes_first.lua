local function f(...) local a, b = ..., "b" return a, b end
print(f(1, 2, 3)) --> 1 b
local function g(...) return (...) end
print(g(1, 2), g()) --> 1 nil
