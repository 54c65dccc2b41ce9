-- expect: limit-cpu
local a = ("z"):rep(4000000)
while true do tonumber(a, 36) end
