local f = io.tmpfile()
f:write("ab")
f:seek("set", 5)
f:write("z")
f:seek("set")
print(f:read("a"):byte(1, -1)) --> 97 98 0 0 0 122
f:close()
