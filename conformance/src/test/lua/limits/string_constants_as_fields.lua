local t = {}
for i = 1, 40000 do t[i] = "t.k" .. i .. " = " .. i end
local r = load("local t = {}\n" .. table.concat(t, "\n") .. "\nreturn t", "=c")()
print(r.k1, r.k256, r.k257, r.k40000) --> 1 256 257 40000
