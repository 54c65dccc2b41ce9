local name = os.tmpname()
local f = io.open(name, "w")
f:write("  12  -7 +3 1e2 .5 5. 0x10 0xA.8p1 -0x1 nan x")
f:close()
f = io.open(name)
print(f:read("n", "n", "n", "n", "n", "n", "n", "n", "n")) --> 12 -7 3 100.0 0.5 5.0 16 21.0 -1
print(f:read("n")) --> nil
print(f:read("a")) --> nan x
f:close()
os.remove(name)
