-- expect: limit-cpu
-- Each handler takes as long as it may; there are thousands.
local mt = { __close = function() while true do end end }
local function nest(n)
  local x <close> = setmetatable({}, mt)
  if n > 0 then return (nest(n - 1)) end
  while true do end
end
nest(2000)
