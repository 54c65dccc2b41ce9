-- expect: error
-- accept: limit-memory, limit-cpu
local mt = {}
mt.__index = function(t, k) return t(k) end
mt.__call = function(t, k) return t[k] end
return setmetatable({}, mt).x
