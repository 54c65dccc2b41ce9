local o = setmetatable({}, { __tostring = function() return coroutine.yield("name?") end })
local co = coroutine.wrap(function() print(o, "b") return "end" end)
print(co()) --> name?
print(co("OBJ")) --> OBJ b
--> end
