local function inner() debug.setlocal(2, 1, "by callee") end
local function outer() local x = "mine" inner() return x end
print(outer()) --> by callee
