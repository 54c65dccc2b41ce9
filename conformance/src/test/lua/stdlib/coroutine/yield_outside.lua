print(pcall(coroutine.yield, 1)) --> false attempt to yield from outside a coroutine
