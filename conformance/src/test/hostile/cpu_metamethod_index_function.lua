-- expect: limit-cpu
local t
t = setmetatable({}, { __index = function(_, k) return t[k + 1] end })
pcall(function() return t[1] end)
while true do pcall(function() return t[1] end) end
