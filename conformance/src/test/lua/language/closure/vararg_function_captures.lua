local function f(a, ...)
    local rest = { ... }
    return function() a = a + 1 return a, #rest end
end
local g = f(1, "x", "y")
print(g()) --> 2 2
print(g()) --> 3 2
