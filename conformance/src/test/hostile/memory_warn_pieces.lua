-- expect: limit-cpu
-- accept: limit-memory
local w = ("w"):rep(1000000)
while true do warn(w, w, w) end
