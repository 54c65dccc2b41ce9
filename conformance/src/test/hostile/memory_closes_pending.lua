-- expect: error
-- accept: limit-memory
local mt = { __close = function() end }
local function f(n) local x <close> = setmetatable({}, mt) return (f(n + 1)) end
return f(1)
