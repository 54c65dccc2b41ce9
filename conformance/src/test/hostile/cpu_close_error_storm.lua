-- expect: limit-cpu
local mt = { __close = function() error("again") end }
while true do pcall(function() local x <close> = setmetatable({}, mt) error("first") end) end
