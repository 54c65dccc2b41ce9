local a <const>, b <const> = 10, "x"
print(a, b) --> 10 x
local function f() return a + 1 end
print(f()) --> 11
