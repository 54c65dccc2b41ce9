local co = coroutine.wrap(function()
    return pcall(function()
        local a <close> = setmetatable({}, { __close = function(_, e) coroutine.yield(e) end })
        error("boom", 0)
    end)
end)
print(co()) --> boom
print(co()) --> false boom
