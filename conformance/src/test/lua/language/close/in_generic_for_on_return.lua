local function iter() return next, { 1 }, nil, setmetatable({}, { __close = function() print("closed") end }) end
local function f() for k, v in iter() do return k, v end end
print(f()) --> closed
--> 1 1
