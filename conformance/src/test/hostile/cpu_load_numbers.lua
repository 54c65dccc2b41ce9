-- expect: limit-cpu
-- accept: limit-memory
local s = "return " .. ("1"):rep(2000000)
while true do load(s) end
