local function r(n) if n == 0 then return debug.traceback("deep", 1) end local s = r(n - 1) return s end
local co = coroutine.create(function() local s = r(50) return s end)
local _, s = coroutine.resume(co)
print(select(2, s:gsub("\n", "")), s:match("%.%.%.%s*%([^)]*%)")) --> 23 ... (skipping 30 levels)
