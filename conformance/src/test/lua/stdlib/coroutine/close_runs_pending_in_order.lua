local log = {}
local function closer(n) return setmetatable({}, { __close = function(_, e) log[#log + 1] = n .. tostring(e) end }) end
local co = coroutine.create(function()
    local a <close> = closer("a")
    local b <close> = closer("b")
    local function inner() local c <close> = closer("c") coroutine.yield() end
    inner()
end)
coroutine.resume(co)
print(coroutine.close(co), table.concat(log, " ")) --> true cnil bnil anil
