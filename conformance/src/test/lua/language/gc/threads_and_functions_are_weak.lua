local t = setmetatable({}, {__mode = "v"})
local up = {}
t.thread = coroutine.create(function() return up end)
t.closure = function() return up end
t.native = print
t.number, t.text, t.truth = 1.5, "long " .. ("x"):rep(100), true
coroutine.resume(t.thread)
collectgarbage() collectgarbage()
print(t.thread, t.closure, t.native == print, t.number, #t.text, t.truth) --> nil nil true 1.5 105 true
