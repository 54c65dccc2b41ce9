local name = os.tmpname()
do local f = io.open(name, "w") f:write("flushed by collection") end
collectgarbage() collectgarbage()
print(io.open(name):read("a")) --> flushed by collection
os.remove(name)
