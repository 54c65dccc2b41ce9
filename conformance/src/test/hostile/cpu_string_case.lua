-- expect: limit-cpu
-- accept: limit-memory
local s = ("Xx"):rep(4000000)
while true do s:lower():upper():reverse() end
