--@ since 5.4.8
local function chain(n)
    local co
    for i = 1, n do
        local previous = co
        co = coroutine.create(function()
            local x <close> = setmetatable({}, { __close = function() if previous then assert(coroutine.close(previous)) end end })
            coroutine.yield()
        end)
        coroutine.resume(co)
    end
    return co
end
print(coroutine.close(chain(100))) --> true
local ok, e = coroutine.close(chain(1000))
print(ok, e:match("C stack overflow")) --> false C stack overflow
