print(pcall(coroutine.create)) --> false bad argument #1 to 'coroutine.create' (function expected, got no value)
print(pcall(coroutine.create, "x")) --> false bad argument #1 to 'coroutine.create' (function expected, got string)
print(type(coroutine.create(print))) --> thread
