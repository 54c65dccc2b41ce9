local f = coroutine.wrap(function() error("inside") end)
print(pcall(f)) --> false wrap_propagates_errors.lua:1: inside
local g = coroutine.wrap(function() error({ code = 1 }) end)
local ok, e = pcall(g)
print(ok, type(e), e.code) --> false table 1
print(pcall(coroutine.wrap, 5)) --> false bad argument #1 to 'coroutine.wrap' (function expected, got number)
