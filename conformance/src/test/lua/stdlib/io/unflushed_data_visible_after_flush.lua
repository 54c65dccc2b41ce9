local name = os.tmpname()
local f = io.open(name, "w")
f:write("data")
f:flush()
print(io.open(name):read("a")) --> data
f:write(" more")
f:close()
print(io.open(name):read("a")) --> data more
os.remove(name)
