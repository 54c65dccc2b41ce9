-- expect: limit-cpu
local keep = {}
for i = 1, 100000 do keep[i] = {} end
while true do collectgarbage("step") collectgarbage("count") end
