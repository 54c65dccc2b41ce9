local a, b = 1
print(a, b) --> 1 nil
local c
print(c) --> nil
