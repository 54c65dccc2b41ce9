local co = coroutine.wrap(function() return xpcall(error, function(m) return coroutine.yield("handling " .. m) end, "e") end)
print(co()) --> handling e
print(co("handled")) --> false handled
