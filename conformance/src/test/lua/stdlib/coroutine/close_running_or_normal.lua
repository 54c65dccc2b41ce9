print(pcall(coroutine.close, (coroutine.running()))) --> false cannot close a running coroutine
local co
co = coroutine.create(function()
    print(pcall(coroutine.close, co))
    coroutine.wrap(function() print(pcall(coroutine.close, co)) end)()
end)
coroutine.resume(co) --> false cannot close a running coroutine
--> false cannot close a normal coroutine
print(pcall(coroutine.close)) --> false bad argument #1 to 'coroutine.close' (thread expected, got no value)
