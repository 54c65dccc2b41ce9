-- expect: ok
-- accept: limit-memory
local function f() return coroutine.wrap(f)() end
for _ = 1, 3 do assert(not pcall(f)) end
