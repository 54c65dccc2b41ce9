local name = os.tmpname()
local f = assert(io.open(name, "wb"))
f:write("\xEF\xBB\xBF# comment\nreturn 'bom'")
f:close()
print(loadfile(name)()) --> bom
f = assert(io.open(name, "wb"))
f:write("#!shebang only")
f:close()
print(select("#", loadfile(name)())) --> 0
os.remove(name)
