local t = setmetatable({}, { __index = "string" })
print(t.upper == string.upper) --> true
local u = setmetatable({}, { __index = 5 })
print(pcall(function() return u.x end)) --> false index_of_index_may_be_any_indexable.lua:4: attempt to index a number value
