local name = os.tmpname()
local f = io.open(name, "w")
print(io.output(f) == f, io.output() == f) --> true true
io.write("via default")
io.output(io.stdout)
f:close()
print(pcall(io.output, "/no/such/folder/file")) --> false cannot open file '/no/such/folder/file' (No such file or directory)
print(pcall(io.input, "/no/such/folder/file")) --> false cannot open file '/no/such/folder/file' (No such file or directory)
print(pcall(io.input, 1.5)) --> false cannot open file '1.5' (No such file or directory)
print(pcall(io.output, {})) --> false bad argument #1 to 'io.output' (FILE* expected, got table)
print(io.open(name):read("a")) --> via default
os.remove(name)
