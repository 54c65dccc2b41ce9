local f = io.tmpfile()
f:write(("x"):rep(250))
f:seek("set")
local formats = {}
for i = 1, 250 do formats[i] = 1 end
local n = 0
for c in f:lines(table.unpack(formats)) do n = n + 1 end
print(n) --> 1
formats[251] = 1
print(pcall(f.lines, f, table.unpack(formats))) --> false bad argument #252 to '?' (too many arguments)
f:close()
