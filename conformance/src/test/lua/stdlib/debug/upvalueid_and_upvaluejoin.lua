local a, b = 1, 2
local function f() return a end
local function g() return a end
local function h() return b end
print(debug.upvalueid(f, 1) == debug.upvalueid(g, 1), debug.upvalueid(f, 1) == debug.upvalueid(h, 1)) --> true false
print(type(debug.upvalueid(f, 1)), debug.upvalueid(f, 2), pcall(debug.upvalueid, 5, 1)) --> userdata nil false bad argument #1 to 'debug.upvalueid' (function expected, got number)
debug.upvaluejoin(f, 1, h, 1)
print(f(), g(), debug.upvalueid(f, 1) == debug.upvalueid(h, 1)) --> 2 1 true
b = 20
print(f()) --> 20
print(pcall(debug.upvaluejoin, f, 2, h, 1)) --> false bad argument #2 to 'debug.upvaluejoin' (invalid upvalue index)
print(pcall(debug.upvaluejoin, f, 1, print, 1)) --> false bad argument #4 to 'debug.upvaluejoin' (invalid upvalue index)
