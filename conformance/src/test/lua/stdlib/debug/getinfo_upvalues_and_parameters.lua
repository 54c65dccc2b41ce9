local a, b = 1, 2
local function f(x, y, ...) return a, b end
local i = debug.getinfo(f, "u")
print(i.nups, i.nparams, i.isvararg) --> 2 2 true
i = debug.getinfo(print, "u")
print(i.nups, i.nparams, i.isvararg) --> 0 0 true
i = debug.getinfo(function() end, "u")
print(i.nups, i.nparams, i.isvararg) --> 0 0 false
