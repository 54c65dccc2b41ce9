-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
local function f(n) if n == 0 then error({}) end return 1 + f(n - 1) end
for i = 1, math.huge do local _, e = pcall(f, 100) keep[i] = e end
