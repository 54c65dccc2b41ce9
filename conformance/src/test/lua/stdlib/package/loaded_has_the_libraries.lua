for _, n in ipairs { "_G", "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8" } do
    assert(package.loaded[n] == (n == "_G" and _G or _G[n]), n)
end
print(require("string") == string, require "_G" == _G) --> true true
