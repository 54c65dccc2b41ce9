local name = os.tmpname()
local f = assert(io.open(name, "wb"))
f:write("# header line\n", string.dump(function(...) return "bin", ... end))
f:close()
print(loadfile(name)(1)) --> bin 1
print((select(2, loadfile(name, "t")):gsub(name:gsub("%p", "%%%0"), "FILE"))) --> attempt to load a binary chunk (mode is 't')
os.remove(name)
