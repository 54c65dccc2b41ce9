local function f(a, b) return a, b end
print(f(1)) --> 1 nil
print(f(1, 2, 3)) --> 1 2
print((f(1, 2))) --> 1
