-- expect: limit-cpu
local s = "x" .. ("\x80"):rep(8000000)
while true do utf8.offset(s, 0, #s) end
