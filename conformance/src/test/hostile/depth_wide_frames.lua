-- expect: error
-- accept: limit-memory
local t = {}
for i = 1, 200 do t[i] = "local v" .. i .. " = n" end
local f = assert(load("local n = ... " .. table.concat(t, " ", 1, 190) .. " return 1 + F(n + 1)"))
F = f
return f(1)
