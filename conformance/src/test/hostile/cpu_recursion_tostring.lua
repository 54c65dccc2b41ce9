-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
local mt = {}
local function make(n) return setmetatable({ n = n }, mt) end
mt.__tostring = function(o) if o.n > 0 then tostring(make(o.n - 1)) tostring(make(o.n - 1)) end return "" end
tostring(make(60))
