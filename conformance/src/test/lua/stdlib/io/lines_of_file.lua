local name = os.tmpname()
local f = io.open(name, "w") f:write("a\nb\n\nd") f:close()
for l in io.lines(name) do io.write("[", l, "]") end --> [a][b][][d]
print()
for l in io.lines(name, "L") do io.write(#l, " ") end --> 2 2 1 1
print()
for a, b in io.lines(name, 1, "l") do io.write(a, "|", tostring(b), " ") end --> a| b|
--> |d
print()
for c in io.lines(name, 2) do io.write((c:gsub("\n", ".")), " ") end --> a. b. .d
print()
os.remove(name)
