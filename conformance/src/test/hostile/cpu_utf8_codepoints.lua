-- expect: limit-cpu
-- accept: error, limit-memory
local s = ("x"):rep(100000)
while true do utf8.codepoint(s, 1, -1) end
