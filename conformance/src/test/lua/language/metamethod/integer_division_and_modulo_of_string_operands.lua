print("7" // "2", "7" % 4, 2 ^ "3", -"3" + 0) --> 3 3 8.0 -3
local s = setmetatable({}, { __idiv = function(a, b) return tostring(a) == "7" and "str left" or "obj left" end })
print("7" // s, s // "7") --> str left obj left
