local x = 1
local f = function(v) return v end
local y = f
(x)
print(y) --> 1
