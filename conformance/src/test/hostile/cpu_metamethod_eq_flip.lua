-- expect: limit-cpu
local mt = { __eq = function(a, b) return false end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
while a ~= b do end
