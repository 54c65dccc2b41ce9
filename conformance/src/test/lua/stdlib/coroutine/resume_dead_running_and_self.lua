local co = coroutine.create(function() end)
coroutine.resume(co)
print(coroutine.resume(co)) --> false cannot resume dead coroutine
print(coroutine.resume(coroutine.running())) --> false cannot resume non-suspended coroutine
local self
self = coroutine.create(function() return coroutine.resume(self) end)
print(coroutine.resume(self)) --> true false cannot resume non-suspended coroutine
local outer
outer = coroutine.create(function()
    return coroutine.resume(coroutine.create(function() return coroutine.resume(outer) end))
end)
print(coroutine.resume(outer)) --> true true false cannot resume non-suspended coroutine
print(pcall(coroutine.resume, print)) --> false bad argument #1 to 'coroutine.resume' (thread expected, got function)
