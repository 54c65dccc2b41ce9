local co = coroutine.wrap(function(...)
    local n = select("#", ...)
    while n > 0 do n = select("#", coroutine.yield(n)) end
    return "zero"
end)
print(co(1, 2, 3), co(nil), co(nil, nil), co()) --> 3 1 2 zero
