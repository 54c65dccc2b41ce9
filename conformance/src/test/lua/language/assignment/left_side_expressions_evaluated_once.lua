local n = 0
local function idx() n = n + 1 return n end
local t = {}
t[idx()], t[idx()] = "a", "b"
print(n, #t, t[1] .. t[2]) --> 2 2 ab
