local name = os.tmpname()
io.output(name)
io.close()
print(pcall(io.write, "x")) --> false default output file is closed
print(pcall(io.close)) --> false attempt to use a closed file
io.output(io.stdout)
io.input(name)
io.close(io.input())
print(pcall(io.read)) --> false default input file is closed
print(pcall(io.lines)) --> false attempt to use a closed file
print(io.type(io.input())) --> closed file
os.remove(name)
