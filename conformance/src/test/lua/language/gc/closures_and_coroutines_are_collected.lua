local t = setmetatable({}, { __mode = "v" })
local x = {}
t[1] = function() return x end
t[2] = coroutine.create(function() return x end)
t[3] = coroutine.wrap(function() coroutine.yield(x) end)
t[3]()
collectgarbage()
print(t[1], t[2], t[3]) --> nil nil nil
