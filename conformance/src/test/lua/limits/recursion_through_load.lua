local function f() return assert(load(function() f() end)) end
local ok, e = pcall(f)
print(ok, e:match("overflow")) --> false overflow
