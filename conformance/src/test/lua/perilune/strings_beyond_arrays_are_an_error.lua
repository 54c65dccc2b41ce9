-- A string has at most 2^31 - 1 bytes here.
local ok, e = pcall(string.rep, "x", 1 << 31)
print(ok, e == "resulting string too large" or e == "not enough memory") --> false true
