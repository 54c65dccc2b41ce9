-- expect: error
-- accept: limit-memory
local function f() local x <close> = setmetatable({}, { __close = f }) end
return f()
