local co = coroutine.create(function()
    local x <close> = setmetatable({}, { __close = function() error("closing", 0) end })
    coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co)) --> false closing
print(coroutine.close(co), coroutine.status(co)) --> true dead
