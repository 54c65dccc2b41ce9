-- expect: limit-cpu
local f = ("%%"):rep(2000000)
while true do f:format() end
