local co = coroutine.wrap(function()
    print(pcall(function()
        local v = coroutine.yield("in pcall")
        error(v, 0)
    end))
    return "done"
end)
print(co()) --> in pcall
print(co("raised")) --> false raised
--> done
