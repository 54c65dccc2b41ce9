-- What the hook interrupted never goes on, but its variables are closed, and hooks report that as any other call.
local events = {}
local co = coroutine.create(function()
    local guard <close> = setmetatable({}, { __close = function() events[#events + 1] = "closing" end })
    debug.sethook(function(event)
        events[#events + 1] = event
        if #events == 1 then coroutine.yield() end
    end, "cr")
    events[#events + 1] = "not reached"
end)
coroutine.resume(co)
print(coroutine.close(co), coroutine.status(co)) --> true dead
print(table.concat(events, " ")) --> return call closing return
