local name = os.tmpname()
local f = io.open(name, "wb") f:write("a\r\nb\0c\nd") f:close()
f = io.open(name, "rb")
print(#f:read("l"), #f:read("l"), f:read("l"), f:read("l")) --> 2 3 d nil
f:close()
os.remove(name)
