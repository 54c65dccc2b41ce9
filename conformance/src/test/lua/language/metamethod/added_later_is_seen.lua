local mt = {}
local t = setmetatable({}, mt)
print(t.x, pcall(function() return t + 1 end)) --> nil false added_later_is_seen.lua:3: attempt to perform arithmetic on a table value (upvalue 't')
mt.__index = function() return "late" end
mt.__add = function() return "added" end
print(t.x, t + 1) --> late added
