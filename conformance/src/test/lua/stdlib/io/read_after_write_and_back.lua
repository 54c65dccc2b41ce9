local f = io.tmpfile()
f:write("hello")
f:seek("set", 1)
print(f:read(2)) --> el
f:seek("cur", 0)
f:write("XX")
f:seek("set")
print(f:read("a")) --> helXX
f:close()
