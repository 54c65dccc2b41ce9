local name = os.tmpname()
local f = io.open(name, "r")
print(f:write("x")) --> nil Bad file descriptor 9
f:close()
f = io.open(name, "w")
print(f:read("a")) --> nil Bad file descriptor 9
f:close()
os.remove(name)
