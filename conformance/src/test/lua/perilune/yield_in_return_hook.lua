-- The hook that reports a return may be suspended; the results, however many, are delivered afterwards.
local co = coroutine.wrap(function()
    debug.sethook(function()
        local info = debug.getinfo(2, "r")
        local name, first = debug.getlocal(2, info.ftransfer)
        coroutine.yield(info.ntransfer, first)
    end, "r")
    local function many() return 1, 2, 3, 4, 5, 6, 7, 8 end
    local results = { math.abs(-5), many() }
    debug.sethook()
    return table.concat(results, " ")
end)
print(co()) --> 0 nil
print(co()) --> 1 5
print(co()) --> 8 1
print(co()) --> 5 1 2 3 4 5 6 7 8
