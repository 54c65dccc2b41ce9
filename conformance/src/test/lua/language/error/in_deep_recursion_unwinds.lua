local function f(n) if n == 0 then error("bottom", 0) end f(n - 1) return 1 end
print(pcall(f, 10000)) --> false bottom
