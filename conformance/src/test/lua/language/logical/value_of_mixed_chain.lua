local function f(n) return n == 0 and 0 or 1 + f(n - 1) end
print(f(10)) --> 10
local a, b, c = false, nil, 3
print(a or b and c or not a, (a or c) and b, a and b or c == 3 and "yes") --> true nil yes
