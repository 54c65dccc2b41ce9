local function f() return 1 + f() end
local ok, e = pcall(f)
print((e:match("^[^\n]*"))) --> recursion_overflow_message.lua:1: stack overflow
