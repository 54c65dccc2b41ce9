local t <const> = {}
t.x = 1
print(t.x) --> 1
local n <const> = #"abc" + tonumber("4")
print(n) --> 7
