-- expect: error
-- accept: limit-memory
local function f() return coroutine.wrap(f)() end
return f()
