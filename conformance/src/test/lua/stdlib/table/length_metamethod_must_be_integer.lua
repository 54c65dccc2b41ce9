print(pcall(table.insert, setmetatable({}, { __len = function() return "x" end }), 1)) --> false object length is not an integer
print(pcall(table.concat, setmetatable({}, { __len = function() return 1.5 end }))) --> false object length is not an integer
print(pcall(table.unpack, setmetatable({}, { __len = function() return 2.0 end }))) --> true nil nil
