local f = io.tmpfile()
f:write("0123456789")
print(f:seek(), f:seek("cur", -3), f:read(1), f:seek("end", 0), f:seek("set")) --> 10 7 7 10 0
print(pcall(f.seek, f, "middle")) --> false bad argument #2 to '?' (invalid option 'middle')
print(pcall(f.seek, f, "set", 1.5)) --> false bad argument #3 to '?' (number has no integer representation)
print(pcall(f.seek, f, "set", "x")) --> false bad argument #3 to '?' (number expected, got string)
print(f:seek("set", -1)) --> nil Invalid argument 22
print(f:seek("cur")) --> 0
f:close()
