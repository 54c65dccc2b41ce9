local f = io.tmpfile()
f:write("0123456789")
print(f:seek(), f:seek("set", 3), f:read(2), f:seek("cur", -1), f:read(1)) --> 10 3 34 4 4
print(f:seek("end"), f:seek("end", -3), f:read("a")) --> 10 7 789
print(f:seek("set"), f:seek("cur")) --> 0 0
print(f:seek("set", -1)) --> nil Invalid argument 22
print(pcall(f.seek, f, "bad")) --> false bad argument #2 to '?' (invalid option 'bad')
print(pcall(f.seek, f, "set", 1.5)) --> false bad argument #3 to '?' (number has no integer representation)
f:close()
