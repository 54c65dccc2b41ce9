-- expect: limit-cpu
local f = ("%99.99f"):rep(50)
local t = {}
for i = 1, 50 do t[i] = -1.7976931348623157e308 / i end
while true do f:format(table.unpack(t)) end
