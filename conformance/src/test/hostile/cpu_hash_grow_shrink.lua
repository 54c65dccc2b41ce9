-- expect: limit-cpu
while true do
  local t = {}
  for i = 1, 5000 do t[i * 1.5] = i end
  for i = 1, 5000 do t[i * 1.5] = nil end
  t.x = 1
end
