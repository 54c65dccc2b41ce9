local f = coroutine.wrap(function() error("text", 0) end)
local function call() f() end
print(pcall(call)) --> false wrap_error_gets_position_prefix.lua:2: text
