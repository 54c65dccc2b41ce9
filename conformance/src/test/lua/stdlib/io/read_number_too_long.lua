local name = os.tmpname()
local f = io.open(name, "w") f:write(("1"):rep(250), "\n", ("2"):rep(200), " 7") f:close()
f = io.open(name)
print(f:read("n")) --> nil
f:read("l")
print(f:read("n") == tonumber(("2"):rep(200)), f:read("n")) --> true 7
f:close()
os.remove(name)
