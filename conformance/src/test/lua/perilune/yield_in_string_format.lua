local o = setmetatable({}, { __tostring = function() return coroutine.yield("text?") end })
local co = coroutine.wrap(function() return ("<%s|%d>"):format(o, 7) end)
print(co()) --> text?
print(co("T")) --> <T|7>
