local function f()
    for i = 1, 1 do
        local names = {}
        for k = 1, 20 do
            local n = debug.getlocal(1, k)
            if not n then break end
            names[#names + 1] = n
        end
        return table.concat(names, ",")
    end
end
print(f()) --> (for state),(for state),(for state),i,names,(for state),(for state),(for state),k
