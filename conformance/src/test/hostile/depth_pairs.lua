-- expect: error
-- accept: limit-memory
local mt = {}
mt.__pairs = function(t) return pairs(t) end
for _ in pairs(setmetatable({}, mt)) do end
