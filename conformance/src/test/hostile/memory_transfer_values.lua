-- expect: error
-- accept: limit-memory, ok, limit-cpu
local t = {}
for i = 1, 900000 do t[i] = i end
local co = coroutine.wrap(function(...) return ... end)
return select("#", co(table.unpack(t)))
