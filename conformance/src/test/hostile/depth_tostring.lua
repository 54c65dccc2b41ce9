-- expect: error
-- accept: limit-memory
local mt = {}
mt.__tostring = function(v) return tostring(v) end
return tostring(setmetatable({}, mt))
