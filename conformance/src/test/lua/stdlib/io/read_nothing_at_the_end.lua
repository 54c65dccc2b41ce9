local name = os.tmpname()
local f = io.open(name, "w+")
print(f:read(0), f:read("a"), f:read("l"), f:read(5)) --> nil  nil nil
f:write("ab\n") f:seek("set")
print(f:read(0), f:read(2), f:read(0), f:read("l"), f:read(0), f:read("a")) -->  ab   nil
f:seek("set")
print(#f:read("a"), f:read("a") == "", f:read("l")) --> 3 true nil
f:close() os.remove(name)
