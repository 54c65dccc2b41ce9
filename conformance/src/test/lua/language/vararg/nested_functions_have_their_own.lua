local function outer(...)
    local function inner(...) return select("#", ...) end
    return inner(...), inner(1, ...), inner()
end
print(outer("a", "b")) --> 2 3 0
