local function endless() return 1 + endless() end
local ok, message = xpcall(endless, function(m) return "seen: " .. m:match("stack overflow") end)
print(ok, message) --> false seen: stack overflow
local ok2, message2 = xpcall(endless, function(m) return 1 + endless() end)
print(ok2, type(message2)) --> false string
print(pcall(endless) == false, select("#", pcall(endless))) --> true 2
