print(assert(1, 2, 3)) --> 1 2 3
print(pcall(assert, false)) --> false assertion failed!
print(pcall(assert, nil, "msg")) --> false msg
local t = {}
local ok, e = pcall(assert, false, t)
print(e == t) --> true
print(pcall(assert, false, nil)) --> false nil
print(pcall(assert)) --> false bad argument #1 to 'assert' (value expected)
