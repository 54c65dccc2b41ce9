-- expect: limit-cpu
-- accept: limit-memory
local t = {}
for i = 1, 50000 do t["k" .. i] = {} end
local mt = {}
while true do mt.__mode = mt.__mode == "k" and "v" or "k" setmetatable(t, mt) end
