-- expect: limit-cpu
-- accept: limit-memory
while true do
  local t = {}
  for i = 1, 1000 do t[{}] = t t[function() return i end] = t end
end
