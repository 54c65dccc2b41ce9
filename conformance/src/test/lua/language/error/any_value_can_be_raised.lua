print(pcall(error, nil)) --> false nil
print(pcall(error)) --> false nil
print(pcall(error, 42)) --> false 42
print(pcall(error, true)) --> false true
local t = {}
local ok, e = pcall(error, t)
print(ok, e == t) --> false true
