local o = setmetatable({}, { __index = function(_, i) return coroutine.yield(i) end })
local co = coroutine.wrap(function() local s = "" for i, v in ipairs(o) do s = s .. v end return s end)
print(co()) --> 1
print(co("a")) --> 2
print(co("b")) --> 3
print(co(nil)) --> ab
