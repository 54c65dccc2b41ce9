local t = setmetatable({}, { __mode = "kv" })
local k, v = {}, {}
t[k] = {} t[{}] = v t.a = v t[1] = k
collectgarbage()
print(t[k], t.a == v, t[1] == k) --> nil true true
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n) --> 2
