local function f()
    local a = 1
    return debug.getinfo(1, "l").currentline, a
end
print(f()) --> 3 1
print(debug.getinfo(f, "l").currentline, debug.getinfo(print, "l").currentline) --> -1 -1
