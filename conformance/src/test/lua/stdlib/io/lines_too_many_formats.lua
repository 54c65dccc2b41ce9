local name = os.tmpname()
local formats = {}
for i = 1, 250 do formats[i] = 1 end
local lines = io.lines(name, table.unpack(formats))
print(select("#", lines())) --> 0
formats[251] = 1
print(pcall(io.lines, name, table.unpack(formats))) --> false bad argument #252 to 'io.lines' (too many arguments)
os.remove(name)
