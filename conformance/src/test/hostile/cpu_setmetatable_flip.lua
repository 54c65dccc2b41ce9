-- expect: limit-cpu
-- accept: limit-memory
local t, a, b = {}, { __mode = "k" }, {}
for i = 1, 100000 do t[i] = i end
while true do setmetatable(t, a) setmetatable(t, b) end
