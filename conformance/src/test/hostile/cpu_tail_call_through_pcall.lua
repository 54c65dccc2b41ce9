-- expect: limit-cpu
-- accept: error, limit-memory
local function f() return pcall(f) end
while true do f() end
