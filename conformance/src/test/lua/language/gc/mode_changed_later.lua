local t = {}
local meta = {}
setmetatable(t, meta)
t[1], t[2] = {}, "kept"
collectgarbage()
print(t[1] ~= nil) --> true
meta.__mode = "v"
setmetatable(t, meta)
collectgarbage() collectgarbage()
print(t[1], t[2]) --> nil kept
