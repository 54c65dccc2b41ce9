local name = os.tmpname()
local f = assert(io.open(name, "w"))
f:write("#! first line is skipped\nlocal a = ...\nreturn a or 'none', x\n")
f:close()
x = "global"
print(loadfile(name)("arg")) --> arg global
print(loadfile(name, "t", { x = "env" })()) --> none env
print(dofile(name)) --> none global
print((select(2, loadfile(name, "b")):gsub("^.-: ", ""))) --> attempt to load a text chunk (mode is 'b')
print(loadfile("/no/such/file.lua")) --> nil cannot open /no/such/file.lua: No such file or directory
print(pcall(dofile, "/no/such/file.lua")) --> false cannot open /no/such/file.lua: No such file or directory
os.remove(name)
