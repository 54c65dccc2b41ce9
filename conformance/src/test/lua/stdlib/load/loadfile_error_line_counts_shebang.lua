local name = os.tmpname()
local f = assert(io.open(name, "w"))
f:write("#!x\n\nlocal = 5\n")
f:close()
print((select(2, loadfile(name)):gsub("^.-:(%d+:)", "%1"))) --> 3: <name> expected near '='
os.remove(name)
