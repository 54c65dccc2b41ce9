local t = {}
for i = 1, 50000 do t[i] = tostring(i) end
local r = load("return {" .. table.concat(t, ",") .. "}", "=c")()
print(#r, r[1], r[49999], r[50000]) --> 50000 1 49999 50000
