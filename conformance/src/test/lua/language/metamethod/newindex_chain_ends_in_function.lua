local got
local inner = setmetatable({}, { __newindex = function(t, k, v) got = k .. v end })
local t = setmetatable({}, { __newindex = inner })
t.k = "v"
print(got, rawget(inner, "k")) --> kv nil
