local t = { 1, 2, nil, 4 }
local n = #t
print(n == 2 or n == 4, t[n] ~= nil, t[n + 1] == nil) --> true true true
