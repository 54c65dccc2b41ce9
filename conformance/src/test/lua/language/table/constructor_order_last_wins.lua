local t = { [1] = "explicit", "positional" }
print(t[1]) --> positional
local u = { x = 1, x = 2 }
print(u.x) --> 2
