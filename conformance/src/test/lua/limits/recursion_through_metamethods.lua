local t = setmetatable({}, {})
getmetatable(t).__index = function(t, k) return t[k] end
local ok, e = pcall(function() return t.a end)
print(ok, e:match("overflow")) --> false overflow
local u = setmetatable({}, {})
getmetatable(u).__add = function(a, b) return a + b end
ok, e = pcall(function() return u + 1 end)
print(ok, e:match("overflow")) --> false overflow
getmetatable(u).__eq = function(a, b) return a == b end
ok, e = pcall(function() return u == setmetatable({}, getmetatable(u)) end)
print(ok, e:match("overflow")) --> false overflow
getmetatable(u).__concat = function(a, b) return a .. b end
ok, e = pcall(function() return u .. "x" end)
print(ok, e:match("overflow")) --> false overflow
getmetatable(u).__call = function(self) return self() + 1 end
ok, e = pcall(function() return u() end)
print(ok, e:match("overflow")) --> false overflow
