local function two() return 1, 2 end
print(two() or 0, (two())) --> 1 1
print(true and two()) --> 1
