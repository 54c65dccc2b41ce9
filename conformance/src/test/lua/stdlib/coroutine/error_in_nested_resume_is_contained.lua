local inner = coroutine.create(function() error("deep", 0) end)
local outer = coroutine.create(function() return coroutine.resume(inner) end)
print(coroutine.resume(outer)) --> true false deep
