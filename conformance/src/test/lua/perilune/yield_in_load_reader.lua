local co = coroutine.wrap(function() return load(function() return coroutine.yield("more") end, "=c")() end)
print(co()) --> more
print(co("return ")) --> more
print(co("1 + 1")) --> more
print(co(nil)) --> 2
