local function f()
    local a, b = 1, 2
    print(debug.setlocal(1, 1, 10), debug.setlocal(1, 2, "two"), debug.setlocal(1, 50, 1))
    return a, b
end
print(f()) --> a b nil
--> 10 two
