local function f() return debug.getinfo(1, "t").istailcall end
local function g() return f() end
local function h() local r = f() return r end
print(g(), h()) --> true false
