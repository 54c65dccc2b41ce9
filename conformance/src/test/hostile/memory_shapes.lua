-- expect: limit-memory
-- accept: limit-cpu
local keep = {}
for i = 1, math.huge do
  local t = {}
  for j = 1, 20 do t["f" .. (i * j % 1009)] = i end
  keep[i] = t
end
