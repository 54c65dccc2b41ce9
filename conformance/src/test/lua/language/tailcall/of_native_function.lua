local function f(...) return select("#", ...) end
local function g(s) return string.upper(s) end
print(f(1, 2), g("x")) --> 2 X
