local name = os.tmpname()
local f = io.open(name, "w") f:write("line one\nline two\n42 3.5 0x1F\nrest of\nfile") f:close()
f = io.open(name)
print(f:read()) --> line one
print(f:read("L")) --> line two
-->
print(f:read("n", "n", "n")) --> 42 3.5 31
print(f:read(1) == "\n", f:read(4), f:read(0), f:read("l")) --> true rest   of
print(f:read("a"), f:read("a") == "", f:read("l"), f:read(1), f:read(0)) --> file true nil nil nil
f:close()
os.remove(name)
