local co = coroutine.create(function() error({code = 7}) end)
print(coroutine.resume(co) == false, coroutine.status(co)) --> true dead
local ok, e = coroutine.close(co)
print(ok, type(e), e and e.code) --> false table 7
print(coroutine.close(co)) --> true
