local co = coroutine.wrap(function()
    return pcall(pcall, xpcall, function() return (("ab"):gsub(".", function(c) return coroutine.yield(c) end)) end, print)
end)
print(co()) --> a
print(co("x")) --> b
print(co("y")) --> true true true xy
