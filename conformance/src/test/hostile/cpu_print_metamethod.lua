-- expect: limit-cpu
while true do pcall(print, setmetatable({}, { __tostring = function() return "" end })) end
