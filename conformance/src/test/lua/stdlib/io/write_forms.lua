local f = io.tmpfile()
print(f:write("a", 1, 2.5, -7) == f) --> true
print(f:write() == f) --> true
f:seek("set")
print(f:read("a")) --> a12.5-7
print(pcall(f.write, f, {})) --> false bad argument #2 to '?' (string expected, got table)
print(pcall(f.write, f, nil)) --> false bad argument #2 to '?' (string expected, got nil)
f:close()
