local t = setmetatable({}, { __mode = "k" })
t[{}] = 1
local k = {}
t[k] = 2
t.str = 3
t[5] = 4
collectgarbage()
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n, t[k], t.str, t[5]) --> 3 2 3 4
