-- expect: limit-memory
-- accept: limit-cpu
for i = 1, math.huge do string["s" .. i] = i end
