local function f() return debug.getinfo(1, "f").func end
print(f() == f, debug.getinfo(0, "f").func == debug.getinfo) --> true true
print(debug.getinfo(100)) --> nil
print(pcall(debug.getinfo, -1)) --> true nil
