-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
local function f(n) if n > 0 then xpcall(error, function() f(n - 1) f(n - 1) end) end end
f(60)
