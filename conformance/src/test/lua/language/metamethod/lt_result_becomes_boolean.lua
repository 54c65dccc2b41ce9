local o = setmetatable({}, { __lt = function() return 1 end, __le = function() return nil end })
print(o < o, o <= o, o > 1, 1 >= o) --> true false true false
