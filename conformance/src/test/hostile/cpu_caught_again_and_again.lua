-- expect: limit-cpu
-- Every way of catching an error, around a loop that only a limit ends.
while true do
  xpcall(function() for i = 1, math.huge do end end, function() while true do end end)
end
