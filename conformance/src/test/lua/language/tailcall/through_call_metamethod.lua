local t
t = setmetatable({}, { __call = function(self, n) if n == 0 then return "end" end return t(n - 1) end })
print(t(200000)) --> end
