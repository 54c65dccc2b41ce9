local co = coroutine.wrap(function(a, ...)
    local t, n = { ... }, 0
    for i = 1, 3 do
        local x = i * a
        coroutine.yield(x)
        n = n + x
    end
    return n, #t
end)
print(co(2, "p", "q")) --> 2
print(co()) --> 4
print(co()) --> 6
print(co()) --> 12 2
