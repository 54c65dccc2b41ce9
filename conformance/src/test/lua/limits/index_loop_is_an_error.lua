local a, b = {}, {}
setmetatable(a, {__index = b, __newindex = b})
setmetatable(b, {__index = a, __newindex = a})
print(pcall(function() return a.x end)) --> false index_loop_is_an_error.lua:4: '__index' chain too long; possible loop
print(pcall(function() a.x = 1 end)) --> false index_loop_is_an_error.lua:5: '__newindex' chain too long; possible loop
local t = setmetatable({}, {}) getmetatable(t).__index = t
print(pcall(function() return t.x end)) --> false index_loop_is_an_error.lua:7: '__index' chain too long; possible loop
