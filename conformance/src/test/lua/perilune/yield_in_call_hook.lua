-- The hook that reports a call may be suspended; the function, native or not, begins afterwards with its arguments.
local co = coroutine.wrap(function()
    debug.sethook(function(event)
        local called = debug.getinfo(2, "nr")
        coroutine.yield(event .. " " .. called.name .. " " .. called.ntransfer)
    end, "c")
    local function lua(a, b, ...) return a .. b .. select("#", ...) end
    local results = table.pack(math.max(3, 4), lua("x", "y", nil, nil))
    debug.sethook()
    return table.concat(results, " ")
end)
print(co()) --> call max 2
print(co()) --> call lua 2
print(co()) --> call select 3
print(co()) --> call pack 2
print(co()) --> call sethook 0
print(co()) --> 4 xy2
