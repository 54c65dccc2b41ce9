local depth
local function f(n) depth = n return (pcall(f, n + 1)) end
print(f(1), depth > 150) --> true true
local function g(n) local ok, e = pcall(g, n + 1) if not ok then error(e, 0) end return e end
local ok, e = pcall(g, 1)
print(ok, e:match("overflow")) --> false overflow
