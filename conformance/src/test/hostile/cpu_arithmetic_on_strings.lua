-- expect: limit-cpu
local a = ("9"):rep(4000000)
while true do local _ = a + 1 end
