local function try(text)
    local name = os.tmpname()
    local f = io.open(name, "w") f:write(text) f:close()
    f = io.open(name)
    print(f:read("n"), f:read("a"))
    f:close()
    os.remove(name)
end
try "0x" --> nil
try "1e+" --> nil
try "--1" --> nil -1
try "0xg" --> nil g
try ".e1" --> nil e1
try "12abc" --> 12 abc
try "" --> nil
try "1..2" --> 1.0 .2
try "1e5e5" --> 100000.0 e5
