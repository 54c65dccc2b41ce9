-- expect: limit-cpu
-- accept: error, limit-memory
local s = ("x"):rep(100000)
while true do string.char(s:byte(1, -1)) end
