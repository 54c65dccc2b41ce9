-- expect: limit-cpu
-- accept: limit-memory
local p = "[" .. ("a-z"):rep(1000000) .. "]"
while true do ("x"):find(p .. "x") end
