for w in ("one two three"):gmatch("%a+") do io.write(w, ".") end --> one.two.three.
print()
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do io.write(k, v, " ") end --> a1 b2
print()
for p in ("ab"):gmatch("()") do io.write(p, " ") end --> 1 2 3
print()
for m in ("abc"):gmatch("") do io.write("[", m, "]") end --> [][][][]
print()
