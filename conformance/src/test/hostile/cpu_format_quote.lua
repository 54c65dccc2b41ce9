-- expect: limit-cpu
-- accept: limit-memory
local s = ("\0\n\"\r"):rep(500000)
while true do ("%q"):format(s) end
