local co = coroutine.create(math.max)
print(coroutine.resume(co, 1, 5, 3)) --> true 5
local y = coroutine.wrap(coroutine.yield)
print(y("a"), y("b")) --> a b
local p = coroutine.wrap(pcall)
print(p(coroutine.yield, 1)) --> 1
print(p(2)) --> true 2
