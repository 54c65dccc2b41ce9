local function f(a, ...)
    a = 10
    local b, c = ...
    b = 20
    return a, ...
end
print(f(1, 2, 3)) --> 10 2 3
