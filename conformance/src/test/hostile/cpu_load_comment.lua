-- expect: limit-cpu
-- accept: limit-memory
local s = "--" .. ("x"):rep(4000000)
while true do load(s) end
