-- expect: limit-cpu
-- accept: limit-memory
local s = ("a = 1 "):rep(50000) .. "?"
while true do load(s) end
