local function f(a, b)
    local c = "c"
    do local hidden = 1 end
    local names = {}
    for i = 1, 10 do
        local n, v = debug.getlocal(1, i)
        if not n then break end
        names[#names + 1] = n
    end
    return table.concat(names, " ")
end
print(f(1, 2)) --> a b c names (for state) (for state) (for state) i
