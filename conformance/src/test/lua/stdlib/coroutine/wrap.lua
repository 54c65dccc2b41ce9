local gen = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
print(gen(), gen(), gen(), gen()) --> 1 2 3
print(pcall(gen)) --> false cannot resume dead coroutine
