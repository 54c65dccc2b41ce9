local name = os.tmpname()
local out = io.open(name, "w") out:write("only\n") out:close()
local lines = io.lines(name)
print(lines()) --> only
print(lines()) -->
print(pcall(lines)) --> false file is already closed
local f = io.open(name)
local own = f:lines()
print(own(), own(), own()) --> only nil
f:close()
print(pcall(own)) --> false file is already closed
os.remove(name)
