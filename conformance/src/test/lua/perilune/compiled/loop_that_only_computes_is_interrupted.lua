-- The count hook finds its way into a loop that does nothing but compute.
local hits = 0
local function spin(n) local x = 0 for i = 1, n do x = x + (i & 3) end return x end
local warm = 0
for _ = 1, 400 do warm = warm + spin(100) end
debug.sethook(function() hits = hits + 1 end, "", 1000)
local x = spin(100000)
debug.sethook()
print(warm, x, hits >= 100) --> 60000	150000	true
