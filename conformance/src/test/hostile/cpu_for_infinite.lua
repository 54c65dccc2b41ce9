-- expect: limit-cpu
for x = 1, math.huge, 1e-9 do end
