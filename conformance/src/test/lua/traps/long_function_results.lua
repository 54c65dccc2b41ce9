local t = {}
for i = 1, 65000 do t[i] = "'c" .. i .. "'" end
local r = load("local a = {...} return {" .. table.concat(t, ",") .. "}")()
print(#r, r[65000]) --> 65000 c65000
