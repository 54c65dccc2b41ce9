local f = io.tmpfile()
local line = ("0123456789"):rep(10) .. "\n"
for i = 1, 2000 do f:write(line) end
print(f:seek("end")) --> 202000
f:seek("set")
local n, bytes = 0, 0
for l in f:lines() do n = n + 1 bytes = bytes + #l end
print(n, bytes) --> 2000 200000
f:seek("set", 101 * 1000)
print(#f:read("a"), #f:read("a")) --> 101000 0
f:close()
