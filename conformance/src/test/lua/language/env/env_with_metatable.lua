local log = {}
local env = setmetatable({}, { __index = function(_, k) return "no " .. k end, __newindex = function(t, k, v) log[#log + 1] = k rawset(t, k, v) end })
local f = load("local a = missing; made = 1; return a, made", "c", "t", env)
print(f()) --> no missing 1
print(log[1]) --> made
