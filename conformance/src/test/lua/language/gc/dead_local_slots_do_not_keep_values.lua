local t = setmetatable({}, { __mode = "v" })
local function f() local v = {} t.v = v end
f()
collectgarbage()
print(t.v) --> nil
