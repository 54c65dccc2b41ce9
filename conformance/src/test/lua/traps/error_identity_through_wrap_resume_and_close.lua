local e = setmetatable({}, { __tostring = function() return "object" end })
local function same(ok, x) return not ok and rawequal(x, e) end
print(same(coroutine.resume(coroutine.create(error), e)), same(pcall(coroutine.wrap(error), e))) --> true true
print(same(pcall(coroutine.wrap(function() coroutine.wrap(error)(e) end)))) --> true
local co = coroutine.create(function() local c <close> = setmetatable({}, { __close = function() error(e) end }) coroutine.yield() end)
coroutine.resume(co)
print(same(coroutine.close(co))) --> true
print(same(xpcall(error, function(m) return m end, e))) --> true
local through
pcall(function() local c <close> = setmetatable({}, { __close = function(_, m) through = m end }) error(e) end)
print(rawequal(through, e)) --> true
