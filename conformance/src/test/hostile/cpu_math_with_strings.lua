-- expect: limit-cpu
local a = ("1"):rep(4000000)
while true do math.floor(a) end
