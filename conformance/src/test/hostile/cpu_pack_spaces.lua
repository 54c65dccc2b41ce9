-- expect: limit-cpu
local f = (" "):rep(4000000)
while true do string.pack(f) end
