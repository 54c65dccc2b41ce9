-- expect: limit-cpu
local function spin(f) repeat f = coroutine.wrap(spin) and f until false end
spin(print)
