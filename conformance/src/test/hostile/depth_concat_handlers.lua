-- expect: ok
-- accept: limit-cpu
-- A handler that fails, whose handler fails.
local function fail(e) error(e) end
for _ = 1, 100 do assert(not xpcall(error, fail, "x")) end
