local name = os.tmpname()
local f = io.open(name, "w") f:write("only") f:close()
local it = io.lines(name)
print(it()) --> only
print(it()) -->
print(pcall(it)) --> false file is already closed
os.remove(name)
