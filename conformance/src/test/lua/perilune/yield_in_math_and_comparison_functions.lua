local mt = { __lt = function(a, b) return coroutine.yield("lt") end, __name = "N" }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
local co = coroutine.wrap(function() local t = { a, b } table.sort(t) return t[1] == b end)
print(co()) --> lt
print(co(true)) --> true
