local f = io.tmpfile()
print(f:setvbuf("full", 1024), f:setvbuf("line"), f:setvbuf("no")) --> true true true
print(io.type(f:flush()), pcall(f.setvbuf, f, "bad")) --> nil false bad argument #2 to '?' (invalid option 'bad')
f:close()
