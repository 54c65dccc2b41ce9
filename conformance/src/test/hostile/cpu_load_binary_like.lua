-- expect: limit-cpu
local s = "\27Lua" .. ("x"):rep(1000000)
while true do load(s) end
