-- What an overflow leaves behind must not be taken for values that a hook has to spare.
local function deep() return 1 + deep() end
print(pcall(deep) == false) --> true
local lines = 0
debug.sethook(function() lines = lines + 1 end, "l")
local list = { math.abs(-1),
    (function(...) return ... end)(2, 3) }
debug.sethook()
print(lines > 2, #list) --> true 3
