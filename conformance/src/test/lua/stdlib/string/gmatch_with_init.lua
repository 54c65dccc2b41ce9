for w in ("one two three"):gmatch("%a+", 4) do io.write(w, " ") end --> two three
print()
for w in ("one two three"):gmatch("%a+", -5) do io.write(w, " ") end --> three
print()
for w in ("abc"):gmatch("%a", 10) do print("never") end
for m in ("abc"):gmatch("", 4) do io.write("end") end --> end
print()
