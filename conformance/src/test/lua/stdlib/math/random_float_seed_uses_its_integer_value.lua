math.randomseed(42)
local a = math.random(0)
math.randomseed(42.0)
print(math.random(0) == a) --> true
