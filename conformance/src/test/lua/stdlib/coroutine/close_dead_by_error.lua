local co = coroutine.create(function() error("e", 0) end)
coroutine.resume(co)
print(coroutine.close(co)) --> false e
print(coroutine.close(co)) --> true
