-- expect: limit-cpu
-- accept: limit-memory
local n = ("n"):rep(1000000)
while true do load(n .. "=" .. n) end
