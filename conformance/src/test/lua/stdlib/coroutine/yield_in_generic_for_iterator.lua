local co = coroutine.wrap(function()
    for v in function() return coroutine.yield("next?") end do print("got", v) end
    return "finished"
end)
print(co()) --> next?
print(co(1)) --> got 1
--> next?
print(co(2)) --> got 2
--> next?
print(co(nil)) --> finished
