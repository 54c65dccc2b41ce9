local function run(_ENV) return a + b end
print(run { a = 1, b = 2 }) --> 3
