local o = setmetatable({}, { __tostring = function() return coroutine.yield("who?") end })
local co = coroutine.wrap(function() return "I am " .. tostring(o) end)
print(co()) --> who?
print(co("me")) --> I am me
