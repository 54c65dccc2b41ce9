local a, b = {}, {}
local t = { [a] = "a" }
print(t[a], t[b], a == b, a ~= b) --> a nil false true
