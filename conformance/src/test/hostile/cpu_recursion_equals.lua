-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
local mt = {}
local function make(n) return setmetatable({ n = n }, mt) end
mt.__eq = function(a, b) if a.n > 0 then local _ = make(a.n - 1) == make(a.n - 1), make(a.n - 1) == make(a.n - 1) end return true end
return make(60) == make(60)
