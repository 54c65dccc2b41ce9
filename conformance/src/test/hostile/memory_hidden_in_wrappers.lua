-- expect: limit-memory
-- accept: limit-cpu
-- What only a native function holds is alive, too.
local f
while true do
  local g = f
  f = coroutine.wrap(function(s) coroutine.yield() return g, s end)
  f(("x"):rep(1000))
end
