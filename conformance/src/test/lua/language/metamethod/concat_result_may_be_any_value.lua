local o = setmetatable({}, { __concat = function() return nil end })
print(o .. "x", pcall(function() return "a" .. (o .. "x") end)) --> nil false concat_result_may_be_any_value.lua:2: attempt to concatenate a nil value (upvalue 'o')
