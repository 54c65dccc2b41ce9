-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
local function f(n) if n > 0 then coroutine.wrap(f)(n - 1) coroutine.wrap(f)(n - 1) end end
f(50)
