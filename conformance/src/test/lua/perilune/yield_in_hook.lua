local co = coroutine.create(function()
    local a = 1
    local b = 2
    return a + b
end)
debug.sethook(co, function(_, line) coroutine.yield(line) end, "l")
print(coroutine.resume(co)) --> true 2
print(coroutine.resume(co)) --> true 3
print(coroutine.resume(co)) --> true 4
print(coroutine.resume(co)) --> true 3
