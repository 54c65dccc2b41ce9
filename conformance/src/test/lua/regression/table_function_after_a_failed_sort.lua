-- A sort that has failed leaves nothing behind for the next library function in its place.
local object = setmetatable({}, { __len = function() return 3 end })
for _ = 1, 3 do
  print(pcall(table.sort, { 2, false, 1 })) --> false	attempt to compare boolean with number
  print(pcall(table.insert, object, 5)) --> true
end
print(rawget(object, 4)) --> 5
