print(select("#", math.randomseed(5)), math.randomseed(5)) --> 2 5 0
print(math.randomseed(5, 7)) --> 5 7
local a, b = math.randomseed()
print(math.type(a), math.type(b)) --> integer integer
