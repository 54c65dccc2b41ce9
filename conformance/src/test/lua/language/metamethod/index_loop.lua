local t = {}
setmetatable(t, { __index = t })
print(t.x) --> error: '__index' chain too long; possible loop
local a, b = {}, {}
setmetatable(a, { __index = b })
setmetatable(b, { __index = a })
print(pcall(function() return a.x end))
