-- expect: limit-cpu
-- accept: limit-memory
local r = ("%0"):rep(50000)
while true do ("x"):gsub("x", r) end
