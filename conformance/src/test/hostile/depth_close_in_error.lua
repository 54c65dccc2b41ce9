-- expect: ok
-- accept: limit-memory, error, limit-cpu
local function f() local x <close> = setmetatable({}, { __close = f }) error("x") end
assert(not pcall(f))
