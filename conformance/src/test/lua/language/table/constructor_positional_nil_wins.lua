local t = { nil, [1] = "explicit" }
print(t[1]) --> nil
local u = { "a", nil, [2] = "explicit", [3] = "kept" }
print(u[1], u[2], u[3]) --> a nil kept
