local t = setmetatable({}, { __index = function(_, k) error("no field " .. k, 0) end })
print(pcall(function() return t.zip end)) --> false no field zip
