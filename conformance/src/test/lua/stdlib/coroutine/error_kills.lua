local co = coroutine.create(function() error("x", 0) end)
print(coroutine.resume(co)) --> false x
print(coroutine.status(co), coroutine.resume(co)) --> dead false cannot resume dead coroutine
