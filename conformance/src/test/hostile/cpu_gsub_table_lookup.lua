-- expect: limit-cpu
local s = ("x"):rep(100000)
local t = setmetatable({}, { __index = function() return "y" end })
while true do s:gsub(".", t) end
