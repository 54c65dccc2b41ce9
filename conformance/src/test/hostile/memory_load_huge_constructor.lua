-- expect: limit-cpu
-- accept: limit-memory, error
local s = "return {" .. ("{},"):rep(1000000) .. "}"
while true do local f = load(s) if f then f() end end
