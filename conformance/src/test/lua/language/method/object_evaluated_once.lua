local n = 0
local o = { m = function() return "m" end }
local function get() n = n + 1 return o end
print(get():m(), n) --> m 1
