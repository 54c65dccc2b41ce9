local name = ("n"):rep(1000)
local ok, e = pcall(load("return " .. name .. ".x", "=c"))
print(#e) --> 1045
