-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
local function down(n) if n == 0 then coroutine.yield() else down(n - 1) end return 1 end
for i = 1, math.huge do keep[i] = coroutine.wrap(down) keep[i](1000) end
