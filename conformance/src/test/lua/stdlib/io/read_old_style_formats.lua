local name = os.tmpname()
local f = io.open(name, "w") f:write("a\nb\n7\n") f:close()
f = io.open(name)
print(f:read("*l", "*L", "*n", "*a")) --> a b
-->  7
-->
f:close()
os.remove(name)
