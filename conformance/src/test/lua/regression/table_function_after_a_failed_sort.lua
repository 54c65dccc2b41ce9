-- A sort that has failed leaves nothing behind for the next library function in its place.
local object = setmetatable({}, { __len = function() return 3 end })
local failed, inserted = 0, 0
for _ = 1, 3 do
  if not pcall(table.sort, { 2, false, 1 }) then failed = failed + 1 end
  if pcall(table.insert, object, 5) then inserted = inserted + 1 end
end
print(failed, inserted, rawget(object, 4)) --> 3	3	5
