-- expect: limit-cpu
-- accept: limit-memory
local t = {}
for i = 1, 300000 do t["k" .. i] = true end
for i = 1, 300000 do t["k" .. i] = nil end
while true do next(t) end
