local n = 0
local t = setmetatable({ f = false }, { __newindex = function() n = n + 1 end })
t.f = 1
print(n, t.f) --> 0 1
