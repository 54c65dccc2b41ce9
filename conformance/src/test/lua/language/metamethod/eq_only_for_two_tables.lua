local calls = 0
local mt = { __eq = function(a, b) calls = calls + 1 return true end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a == b, a ~= b, a == 1, a == "x", a == a, calls) --> true false false false true 2
print(a == {}, {} == a, rawequal(a, b)) --> true true false
