-- expect: limit-cpu
local ring = {}
for i = 1, 100 do ring[i] = coroutine.wrap(function() while true do coroutine.yield() end end) end
while true do for i = 1, 100 do ring[i]() end end
