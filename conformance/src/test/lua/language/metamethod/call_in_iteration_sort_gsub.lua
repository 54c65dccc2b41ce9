local upper = setmetatable({}, { __call = function(_, s) return s:upper() end })
print(pcall(string.gsub, "abc", "%w", upper)) --> true abc 3
local less = setmetatable({}, { __call = function(_, a, b) return a > b end })
print(pcall(table.sort, { 1, 2 }, less)) --> false bad argument #2 to 'table.sort' (function expected, got table)
