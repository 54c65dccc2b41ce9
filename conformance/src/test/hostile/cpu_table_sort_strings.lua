-- expect: limit-cpu
-- accept: limit-memory
local t, p = {}, ("x"):rep(10000)
for i = 1, 1000 do t[i] = p .. (i * 7919 % 1000) end
while true do table.sort(t) table.sort(t, function(a, b) return b < a end) end
