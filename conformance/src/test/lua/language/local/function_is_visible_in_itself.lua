local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
print(fact(20), fact(21)) --> 2432902008176640000 -4249290049419214848
