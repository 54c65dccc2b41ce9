-- expect: limit-cpu
local mt = { __tostring = function() while true do end end }
while true do pcall(error, setmetatable({}, mt)) end
