local f = io.tmpfile()
print(f:write(1, " ", 2.0, " ", -0.0, " ", 1e100, " ", math.mininteger) == f) --> true
print(pcall(f.write, f, "kept", nil)) --> false bad argument #3 to '?' (string expected, got nil)
print(pcall(f.write, f, {})) --> false bad argument #2 to '?' (string expected, got table)
f:seek("set")
print(f:read("a")) --> 1 2 -0 1e+100 -9223372036854775808kept
f:close()
