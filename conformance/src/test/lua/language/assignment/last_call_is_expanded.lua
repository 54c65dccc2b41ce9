local function two() return 1, 2 end
local a, b, c = two()
print(a, b, c) --> 1 2 nil
a, b, c = two(), 10
print(a, b, c) --> 1 10 nil
a, b, c = 0, two()
print(a, b, c) --> 0 1 2
a, b, c = (two())
print(a, b, c) --> 1 nil nil
