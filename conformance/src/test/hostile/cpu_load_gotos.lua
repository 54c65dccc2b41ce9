-- expect: limit-cpu
-- accept: limit-memory
local b = {}
for i = 1, 5000 do b[i] = "goto l" .. i .. " ::l" .. i .. "::" end
local s = table.concat(b, " ")
while true do load(s) end
