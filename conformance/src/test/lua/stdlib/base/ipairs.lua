print(pcall(ipairs)) --> false bad argument #1 to 'ipairs' (value expected)
local f, s, c = ipairs("x")
print(type(f), s, c) --> function x 0
for i, v in ipairs({ "a", "b", nil, "d" }) do print(i, v) end --> 1 a
--> 2 b
