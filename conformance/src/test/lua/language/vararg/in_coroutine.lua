local co = coroutine.wrap(function(...)
    local n = select("#", ...)
    while true do n = select("#", coroutine.yield(n, ...)) end
end)
print(co(1, 2)) --> 2 1 2
print(co(nil, nil, nil)) --> 3 1 2
print(co()) --> 0 1 2
