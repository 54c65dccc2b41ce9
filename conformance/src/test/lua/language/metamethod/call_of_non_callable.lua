local t = setmetatable({}, { __call = 5 })
print(pcall(function() t() end)) --> false call_of_non_callable.lua:2: attempt to call a number value (upvalue 't')
