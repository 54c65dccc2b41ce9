local t = {}
for i = 1, 50000 do t[i] = "k" .. i .. "=" .. i end
local r = load("return {" .. table.concat(t, ";") .. "}", "=c")()
print(r.k1, r.k50000) --> 1 50000
