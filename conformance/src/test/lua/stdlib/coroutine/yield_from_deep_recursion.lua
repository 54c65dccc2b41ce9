local function deep(n) if n == 0 then return coroutine.yield("bottom") end return 1 + deep(n - 1) end
local co = coroutine.wrap(deep)
print(co(1000)) --> bottom
print(co(5)) --> 1005
