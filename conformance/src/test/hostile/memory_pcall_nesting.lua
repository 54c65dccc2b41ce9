-- expect: error
-- accept: limit-memory, ok, limit-cpu
local function f(n) return (select(2, pcall(f, n + 1))) end
local v = f(1)
error(v, 0)
