-- expect: ok
-- accept: limit-memory, limit-cpu
local function f(a, b) table.sort({ 1, 2, 3 }, f) return a < b end
for _ = 1, 3 do assert(not pcall(table.sort, { 3, 2, 1 }, f)) end
