warn("@on")
do setmetatable({}, { __gc = function() error("in gc", 0) end }) end
collectgarbage() collectgarbage()
print("still here") --> still here
--> stderr: Lua warning: error in __gc (in gc)
