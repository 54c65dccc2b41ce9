-- expect: limit-cpu
-- accept: limit-memory
local source = ("local x = { 1, 2, 3 } "):rep(5000)
while true do pcall(load, source) end
