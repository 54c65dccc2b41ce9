-- expect: limit-memory
-- accept: limit-cpu
local keep, t = {}, {}
for i = 1, 20000 do t[i] = i end
for i = 1, math.huge do keep[i] = coroutine.wrap(function(...) coroutine.yield(...) return ... end) keep[i](table.unpack(t)) end
