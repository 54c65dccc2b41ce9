local t = setmetatable({}, { __mode = "k" })
t[{}] = 1
t[1] = {}
collectgarbage()
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n) --> 1
