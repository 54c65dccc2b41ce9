print(#setmetatable({ 1, 2 }, { __len = function() return "any" end })) --> any
print(rawlen(setmetatable({ 1, 2 }, { __len = function() return 99 end }))) --> 2
