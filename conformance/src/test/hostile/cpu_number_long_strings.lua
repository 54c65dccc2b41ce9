-- expect: limit-cpu
local a = "0." .. ("0"):rep(4000000) .. "1"
while true do tonumber(a) end
