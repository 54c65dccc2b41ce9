-- expect: limit-cpu
-- accept: limit-memory, error
local s = "local a = 1 " .. ("return function() "):rep(150) .. "return a" .. (" end"):rep(150)
while true do load(s) end
