-- expect: ok
-- accept: limit-memory, limit-cpu, error
local function h() return xpcall(error, h) end
xpcall(error, h)
