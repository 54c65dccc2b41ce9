local f = io.tmpfile()
print(f:setvbuf("no"), f:setvbuf("full", 1024), f:setvbuf("line")) --> true true true
print(pcall(f.setvbuf, f, "some")) --> false bad argument #2 to '?' (invalid option 'some')
print(pcall(f.setvbuf, f)) --> false bad argument #2 to '?' (string expected, got no value)
f:close()
