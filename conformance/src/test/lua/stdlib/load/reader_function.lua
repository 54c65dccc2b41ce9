local parts = { "return ", "1", " + ", "2" }
local n = 0
print(load(function() n = n + 1 return parts[n] end)()) --> 3
print(n) --> 5
local m = 0
print(load(function() m = m + 1 if m == 1 then return "return 5" end return "" end)()) --> 5
