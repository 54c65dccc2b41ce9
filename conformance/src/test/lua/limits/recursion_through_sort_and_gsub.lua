local function f() table.sort({ 1, 2, 3 }, function(a, b) f() return a < b end) end
local ok, e = pcall(f)
print(ok, e:match("overflow")) --> false overflow
local function g(s) return (s:gsub(".", g)) end
ok, e = pcall(g, "x")
print(ok, e:match("overflow")) --> false overflow
