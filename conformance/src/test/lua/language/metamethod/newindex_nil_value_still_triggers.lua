local n = 0
local t = setmetatable({}, { __newindex = function() n = n + 1 end })
t.a = nil
t.a = 1
print(n) --> 2
