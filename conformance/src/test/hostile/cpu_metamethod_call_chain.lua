-- expect: error
-- accept: limit-cpu, limit-memory
local t = {}
setmetatable(t, { __call = t })
return t()
