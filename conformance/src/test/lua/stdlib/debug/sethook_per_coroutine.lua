local seen = {}
local co = coroutine.create(function()
    local a = 1
    coroutine.yield()
    local b = 2
end)
debug.sethook(co, function(_, l) seen[#seen + 1] = l end, "l")
coroutine.resume(co)
coroutine.resume(co)
print(table.concat(seen, " "), debug.gethook()) --> 3 4 5 6 nil
print(select(2, debug.gethook(co))) --> l 0
