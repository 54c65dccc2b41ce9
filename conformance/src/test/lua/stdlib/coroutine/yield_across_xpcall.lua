local co = coroutine.wrap(function()
    return xpcall(function() error(coroutine.yield("x"), 0) end, function(m) return "handled " .. m end)
end)
print(co()) --> x
print(co("boom")) --> false handled boom
