-- expect: limit-memory
-- accept: limit-cpu
for i = 1, math.huge do _G["g" .. i] = i end
