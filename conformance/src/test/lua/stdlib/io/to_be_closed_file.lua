local name = os.tmpname()
local saved
do
    local f <close> = io.open(name, "w")
    f:write("closed by scope")
    saved = f
end
print(io.type(saved), io.open(name):read("a")) --> closed file closed by scope
os.remove(name)
