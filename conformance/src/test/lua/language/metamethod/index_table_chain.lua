local a = { x = "a" }
local b = setmetatable({ y = "b" }, { __index = a })
local c = setmetatable({}, { __index = b })
print(c.x, c.y, c.z) --> a b nil
