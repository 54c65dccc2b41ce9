local co = coroutine.create(function()
    local a <close> = setmetatable({}, { __close = function(_, e) print("closed", e) end })
    coroutine.yield(1)
end)
print(coroutine.resume(co)) --> true 1
print(coroutine.close(co), coroutine.status(co)) --> closed nil
--> true dead
