local o = setmetatable({}, { __add = function() return 1, 2, 3 end, __index = function() return 1, 2 end, __sub = function() end })
print((o + 1), select("#", o + 1), select("#", o.x), o - 1) --> 1 1 1 nil
