local function nest() return coroutine.wrap(nest)() end
local ok, e = pcall(nest)
print(ok, e:match("C stack overflow")) --> false C stack overflow
local depth = 0
local function down(n) depth = n if n < 150 then coroutine.wrap(down)(n + 1) end end
down(1)
print(depth) --> 150
