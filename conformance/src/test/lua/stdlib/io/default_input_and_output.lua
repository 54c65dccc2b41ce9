local name = os.tmpname()
local old_out, old_in = io.output(), io.input()
print(io.output(name) ~= old_out) --> true
io.write("first\n", "second\n", 3)
print(io.close(), pcall(io.write, "x")) --> true false default output file is closed
io.output(old_out)
print(io.type(io.input(name)), io.read(), io.read("L"), io.read("n"), io.read()) --> file first second
-->  3 nil
io.close(io.input())
print(pcall(io.read)) --> false default input file is closed
io.input(old_in)
print(pcall(io.input, "/no/such/file")) --> false cannot open file '/no/such/file' (No such file or directory)
os.remove(name)
