print(pcall(debug.getinfo, 1, "X")) --> false bad argument #2 to 'debug.getinfo' (invalid option)
print(pcall(debug.getinfo, 1, ">")) --> false bad argument #2 to 'debug.getinfo' (invalid option '>')
print(pcall(debug.getinfo, "x")) --> false bad argument #1 to 'debug.getinfo' (number expected, got string)
print(pcall(debug.getinfo)) --> false bad argument #1 to 'debug.getinfo' (number expected, got no value)
local i = debug.getinfo(1, "")
print(next(i)) --> nil
