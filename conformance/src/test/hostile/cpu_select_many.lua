-- expect: limit-cpu
-- accept: error, limit-memory
local t = {}
for i = 1, 100000 do t[i] = i end
local function f(...) while true do local _ = select(-1, ...) end end
f(table.unpack(t))
