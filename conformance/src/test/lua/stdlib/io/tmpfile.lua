local f = io.tmpfile()
f:write("tmp") f:seek("set")
print(f:read("a"), io.type(f), f:close()) --> tmp file true
