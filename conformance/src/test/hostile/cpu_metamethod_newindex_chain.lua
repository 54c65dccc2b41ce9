-- expect: limit-cpu
-- accept: limit-memory
local t = {}
for i = 1, 1500 do t = setmetatable({}, { __newindex = t }) end
while true do t.x = nil end
