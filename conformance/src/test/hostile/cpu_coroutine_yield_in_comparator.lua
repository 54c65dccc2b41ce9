-- expect: limit-cpu
local co = coroutine.wrap(function()
  while true do table.sort({ 3, 1, 2, 5, 4 }, function(a, b) coroutine.yield() return a < b end) end
end)
while true do co() end
