-- expect: limit-cpu
-- Functions that end by calling one another use no stack, and whoever makes the calls has to count them.
local a, b, c
function a(n, x) return b(n + 1, x) end
function b(n, x) if n < 0 then return x end return c(n + 1, x, n) end
function c(n, ...) return a(n + 1, ...) end
pcall(a, 0, 'x')
return a(0, 'x')
