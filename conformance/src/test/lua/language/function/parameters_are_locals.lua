local function f(a)
    a = a + 1
    local a = a * 2
    return a
end
local x = 1
print(f(x), x) --> 4 1
