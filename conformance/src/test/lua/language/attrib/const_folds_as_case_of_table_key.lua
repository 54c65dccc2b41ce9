local k <const> = "key"
local t = { [k] = 1 }
print(t.key, t[k]) --> 1 1
