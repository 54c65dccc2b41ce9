-- More results than the stack of the resumer has room for, which its many arguments leave little of.
local many = 990000
local t = {}
for i = 1, many do t[i] = i end
local function resume(co, ...)
    local ok, message = coroutine.resume(co)
    return ok, message
end
local returns = coroutine.create(function() return table.unpack(t, 1, many) end)
print(resume(returns, table.unpack(t, 1, 20000))) --> false too many results to resume
print(coroutine.status(returns)) --> dead
local yields = coroutine.create(function() coroutine.yield(table.unpack(t, 1, many)) return "goes on" end)
print(resume(yields, table.unpack(t, 1, 20000))) --> false too many results to resume
print(coroutine.status(yields)) --> suspended
print(coroutine.resume(yields)) --> true goes on
