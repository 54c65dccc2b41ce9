local v = 1
local co = coroutine.create(function() v = v + 1 coroutine.yield() v = v * 10 end)
coroutine.resume(co)
print(v) --> 2
v = 5
coroutine.resume(co)
print(v) --> 50
