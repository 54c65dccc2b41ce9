-- expect: limit-cpu
-- accept: limit-memory, error
local function f(s) return (s:gsub(".", f)) end
while true do pcall(f, "x") end
