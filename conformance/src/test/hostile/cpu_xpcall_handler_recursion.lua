-- expect: limit-cpu
-- accept: limit-memory, error
local function h(e) return xpcall(error, h, e) end
while true do xpcall(error, h, 1) end
