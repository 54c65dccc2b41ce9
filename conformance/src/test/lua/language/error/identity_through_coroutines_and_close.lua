local t = {}
local co = coroutine.create(function() error(t) end)
print(select(2, coroutine.resume(co)) == t) --> true
local wrapped = coroutine.wrap(function() error(t) end)
print(select(2, pcall(wrapped)) == t) --> true
local seen
local ok, e = pcall(function()
    local c <close> = setmetatable({}, { __close = function(_, err) seen = err end })
    error(t)
end)
print(seen == t, e == t) --> true true
local co2 = coroutine.create(function()
    local c <close> = setmetatable({}, { __close = function() error(t) end })
    coroutine.yield()
end)
coroutine.resume(co2)
print(select(2, coroutine.close(co2)) == t) --> true
