local t = setmetatable({}, { __mode = "v" })
local co = coroutine.create(function() local v = {} t.v = v coroutine.yield() return v end)
coroutine.resume(co)
collectgarbage()
print(t.v ~= nil) --> true
co = nil
collectgarbage()
print(t.v) --> nil
