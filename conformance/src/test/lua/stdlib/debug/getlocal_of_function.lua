local function f(a, b, ...) local c end
print(debug.getlocal(f, 1), debug.getlocal(f, 2), debug.getlocal(f, 3)) --> a b nil
print(debug.getlocal(print, 1)) --> nil
print(pcall(debug.getlocal, 100, 1)) --> false bad argument #1 to 'debug.getlocal' (level out of range)
print(pcall(debug.getlocal, "x", 1)) --> false bad argument #1 to 'debug.getlocal' (number expected, got string)
