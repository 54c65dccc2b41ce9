local co = coroutine.wrap(function(v) while true do v = coroutine.yield(v + 1) end end)
local n = 0
for i = 1, 100000 do n = co(n) end
print(n) --> 100000
