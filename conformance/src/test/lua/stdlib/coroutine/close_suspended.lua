local co = coroutine.create(function() coroutine.yield() end)
coroutine.resume(co)
print(coroutine.close(co), coroutine.status(co)) --> true dead
print(coroutine.close(co)) --> true
print(coroutine.close(coroutine.create(print))) --> true
