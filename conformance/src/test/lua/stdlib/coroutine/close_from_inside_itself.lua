local co
co = coroutine.create(function() return pcall(coroutine.close, co) end)
print(coroutine.resume(co)) --> true false cannot close a running coroutine
local outer
outer = coroutine.create(function()
  return coroutine.resume(coroutine.create(function() return pcall(coroutine.close, outer) end))
end)
print(coroutine.resume(outer)) --> true true false cannot close a normal coroutine
print(pcall(coroutine.close, (coroutine.running()))) --> false cannot close a running coroutine
print(pcall(coroutine.close, print)) --> false bad argument #1 to 'coroutine.close' (thread expected, got function)
