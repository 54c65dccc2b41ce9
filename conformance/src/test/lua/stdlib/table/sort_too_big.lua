print(pcall(table.sort, setmetatable({}, { __len = function() return math.maxinteger end }))) --> false bad argument #1 to 'table.sort' (array too big)
print(pcall(table.sort, setmetatable({}, { __len = function() return 1 << 31 end }))) --> false bad argument #1 to 'table.sort' (array too big)
print(pcall(table.sort, setmetatable({}, { __len = function() return -1 end }))) --> true
