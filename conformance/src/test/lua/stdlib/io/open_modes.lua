local name = os.tmpname()
local f = io.open(name, "w")
f:write("one\n") f:close()
f = io.open(name, "a") f:write("two\n") f:close()
f = io.open(name, "r+") f:write("ONE") f:seek("end") f:write("three\n") f:close()
print((io.open(name, "rb"):read("a"))) --> ONE
--> two
--> three
-->
f = io.open(name, "w+") f:write("fresh") f:seek("set") print(f:read("a")) f:close() --> fresh
f = io.open(name, "a+b") f:write("!") f:seek("set") print(f:read("a")) f:close() --> fresh!
os.remove(name)
