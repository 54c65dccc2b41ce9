local co = coroutine.create(function()
    local x <close> = setmetatable({}, { __close = function() coroutine.yield("in close") end })
    coroutine.yield(1)
end)
coroutine.resume(co)
print(coroutine.close(co)) --> false attempt to yield across a C-call boundary
print(coroutine.status(co)) --> dead
