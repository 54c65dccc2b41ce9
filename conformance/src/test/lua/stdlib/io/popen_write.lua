local name = os.tmpname()
local p = io.popen("cat > " .. name, "w")
p:write("piped")
print(p:close()) --> true exit 0
print(io.open(name):read("a")) --> piped
os.remove(name)
