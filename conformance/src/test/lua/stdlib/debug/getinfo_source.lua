local function f()
    return debug.getinfo(1, "S")
end
local i = f()
print(i.source, i.short_src, i.linedefined, i.lastlinedefined, i.what) --> @getinfo_source.lua getinfo_source.lua 1 3 Lua
i = debug.getinfo(print, "S")
print(i.source, i.short_src, i.linedefined, i.lastlinedefined, i.what) --> =[C] [C] -1 -1 C
i = debug.getinfo(load("return 1", "=named"), "S")
print(i.source, i.short_src, i.linedefined, i.lastlinedefined, i.what) --> =named named 0 0 main
i = debug.getinfo(load("return 1\n\n", "code"), "S")
print(i.source, i.short_src, i.linedefined, i.lastlinedefined, i.what) --> code [string "code"] 0 0 main
