local name = os.tmpname()
local f = io.open(name, "w") f:write("x 5") f:close()
f = io.open(name)
print(f:read("n", "l")) --> nil
print(select("#", f:read("n", "n", "n"))) --> 1
f:close()
os.remove(name)
