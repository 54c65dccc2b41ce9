-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
local mt = {}
mt.__index = function(t, k) if k == 0 then return 0 end return t[k - 1] + t[k - 1] end
return setmetatable({}, mt)[100]
