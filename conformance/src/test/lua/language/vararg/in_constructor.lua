local function f(...) local t = { "x", ... } return #t, t[2] end
print(f(1, 2, 3)) --> 4 1
local function g(...) local t = { ..., "y" } return #t, t[1] end
print(g(1, 2, 3)) --> 2 1
