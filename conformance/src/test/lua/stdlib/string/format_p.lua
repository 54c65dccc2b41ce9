print(("%p"):format(1), ("%p"):format(nil), ("%p"):format(true)) --> (null) (null) (null)
local t = {}
print(("%p"):format(t) == tostring(t):match("0x%x+"), ("%p"):format(t) == ("%p"):format({})) --> true false
print(("%p"):format("short") == ("%p"):format("sh" .. "ort")) --> true
local a, b = ("x"):rep(300), ("x"):rep(300)
print(("%p"):format(a) == ("%p"):format(b), ("%p"):format(a) == ("%p"):format(a)) --> false true
print(#("%90p"):format({}), pcall(string.format, "%.20p", {})) --> 90 false invalid conversion specification: '%.20p'
