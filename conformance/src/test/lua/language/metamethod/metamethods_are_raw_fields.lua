local mt = setmetatable({}, { __index = { __add = function() return "inherited" end } })
print(pcall(function() return setmetatable({}, mt) + 1 end)) --> false metamethods_are_raw_fields.lua:2: attempt to perform arithmetic on a table value
