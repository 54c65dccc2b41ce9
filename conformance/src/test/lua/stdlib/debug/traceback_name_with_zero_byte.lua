_G["shown\0hidden"] = function() local s = debug.traceback("tb", 1) return s end
print(coroutine.wrap(function() local s = _G["shown\0hidden"]() return s end)()) --> tb
--> stack traceback:
-->  traceback_name_with_zero_byte.lua:1: in function 'shown'
-->  traceback_name_with_zero_byte.lua:2: in function <traceback_name_with_zero_byte.lua:2>
local t = { ["field\0hidden"] = setmetatable({}, { __call = false }) }
print(pcall(function() t["field\0hidden"]() end)) --> false traceback_name_with_zero_byte.lua:7: attempt to call a boolean value (field 'field')
