-- expect: limit-cpu
local mt = { __close = function() coroutine.wrap(function() while true do coroutine.yield() end end)() while true do end end }
local co = coroutine.wrap(function() local x <close> = setmetatable({}, mt) while true do end end)
co()
