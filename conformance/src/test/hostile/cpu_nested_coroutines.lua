-- expect: limit-cpu
-- Coroutines that resume one another: the budget is that of the VM.
local function spin(depth)
  if depth == 0 then while true do end end
  return coroutine.wrap(function() pcall(spin, depth - 1) end)()
end
spin(50)
error("BREACH: went on after the limit")
