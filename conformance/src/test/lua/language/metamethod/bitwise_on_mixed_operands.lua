local o = setmetatable({}, { __band = function(a, b) return "band" end })
print(o & 1.5, "x" & o, 1 & o) --> band band band
print(pcall(function() return 1 & {} end)) --> false bitwise_on_mixed_operands.lua:3: attempt to perform bitwise operation on a table value
