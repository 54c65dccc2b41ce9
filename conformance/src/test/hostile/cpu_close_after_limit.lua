-- expect: limit-cpu
-- What is closed after the limit loops, and opens more to be closed.
local function guard()
  return setmetatable({}, { __close = function() local g <close> = guard() while true do end end })
end
local g <close> = guard()
while true do pcall(string.rep, "x", 10) end
