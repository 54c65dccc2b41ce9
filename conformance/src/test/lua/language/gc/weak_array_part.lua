local t = setmetatable({}, { __mode = "v" })
for i = 1, 10 do t[i] = {} end
local keep = t[5]
collectgarbage()
local n = 0
for i = 1, 10 do if t[i] then n = n + 1 end end
print(n, t[5] == keep) --> 1 true
