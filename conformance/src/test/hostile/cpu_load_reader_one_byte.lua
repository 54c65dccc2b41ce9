-- expect: limit-cpu
-- accept: limit-memory
while true do
  local n = 0
  load(function() n = n + 1 return n < 10000 and "a" or nil end)
end
