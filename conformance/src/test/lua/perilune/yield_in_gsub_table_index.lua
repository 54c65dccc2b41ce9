local t = setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end })
local co = coroutine.wrap(function() return ("x-y"):gsub("%w", t) end)
print(co()) --> x
print(co("X")) --> y
print(co("Y")) --> X-Y 2
