local t = setmetatable({}, {})
getmetatable(t).__tostring = function(self) return tostring(self) end
local ok, e = pcall(tostring, t)
print(ok, e:match("overflow")) --> false overflow
