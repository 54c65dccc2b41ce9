local co = coroutine.wrap(function()
    local a <close> = setmetatable({}, { __close = function() coroutine.yield("from close") end })
    return "result"
end)
print(co()) --> from close
print(co()) --> result
