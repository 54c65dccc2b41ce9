local log = {}
local t = setmetatable({ old = 1 }, { __newindex = function(t, k, v) log[#log + 1] = k .. "=" .. tostring(v) end })
t.old = 2
t.new = 3
print(t.old, t.new, log[1], #log) --> 2 nil new=3 1
rawset(t, "raw", 4)
print(t.raw, #log) --> 4 1
