local x = 0
local co = coroutine.wrap(function() while true do x = x + 1 coroutine.yield() end end)
co() co() co()
print(x) --> 3
