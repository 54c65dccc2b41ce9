-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
local mt = {}
mt.__close = function(o)
  if o.n > 0 then local a <close> = setmetatable({ n = o.n - 1 }, mt) local b <close> = setmetatable({ n = o.n - 1 }, mt) end
end
local x <close> = setmetatable({ n = 100 }, mt)
