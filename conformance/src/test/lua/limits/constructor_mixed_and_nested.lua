local t = {}
for i = 1, 10000 do t[i] = "{id=" .. i .. ",'v" .. i .. "',{" .. i .. "}}" end
local r = load("return {" .. table.concat(t, ",\n") .. "}", "=c")()
print(#r, r[10000].id, r[10000][1], r[10000][2][1]) --> 10000 10000 v10000 10000
