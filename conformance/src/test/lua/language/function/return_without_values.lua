local function f() return end
print(f()) -->
print((f())) --> nil
print(select("#", f()), select("#", (f()))) --> 0 1
