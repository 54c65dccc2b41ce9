local co = coroutine.wrap(function() return (("a b c"):gsub("%w", function(c) return coroutine.yield(c) end)) end)
print(co()) --> a
print(co("1")) --> b
print(co("2")) --> c
print(co(nil)) --> 1 2 c
