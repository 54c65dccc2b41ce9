-- expect: limit-cpu
local t = setmetatable({}, { __len = function() return 1 end })
while #t == 1 do end
