local a, b = 1, 2
local function f() return a, b end
print(debug.getupvalue(f, 1)) --> a 1
print(debug.getupvalue(f, 2)) --> b 2
print(debug.getupvalue(f, 3), debug.getupvalue(f, 0)) --> nil
print(debug.setupvalue(f, 1, "new"), a, f()) --> a new new 2
print(debug.setupvalue(f, 9, 1)) -->
print(debug.getupvalue(print, 1), pcall(debug.getupvalue, 5, 1)) --> nil false bad argument #1 to 'debug.getupvalue' (function expected, got number)
print(debug.getupvalue(string.gmatch("a", "a"), 1) == "") --> true
