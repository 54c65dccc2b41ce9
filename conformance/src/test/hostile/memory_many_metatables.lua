-- expect: limit-memory
-- accept: limit-cpu
local t
while true do t = setmetatable({}, { __index = t, __close = print }) end
