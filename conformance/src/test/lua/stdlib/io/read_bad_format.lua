local f = io.tmpfile()
print(pcall(f.read, f, "z")) --> false bad argument #2 to '?' (invalid format)
print(pcall(f.read, f, "*x")) --> false bad argument #2 to '?' (invalid format)
print(pcall(f.read, f, {})) --> false bad argument #2 to '?' (string expected, got table)
print(f:read(0), f:read(10)) --> nil nil
f:close()
