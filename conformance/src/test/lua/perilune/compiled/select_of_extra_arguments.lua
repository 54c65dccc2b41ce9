-- select takes single values and the count of the extra arguments; negative numbers and other functions of the name work, too.
local function total(...)
  local s = 0
  for i = 1, select("#", ...) do s = s + (select(i, ...)) end
  return s, (select(-1, ...)), (select(select("#", ...) + 1, ...))
end
local sum, last, beyond = 0, nil, 1
for i = 1, 500 do
  local s
  s, last, beyond = total(i, 2, 3)
  sum = sum + s
end
print(sum, last, beyond) --> 127750	3	nil
print((select(2, pcall(function(...) return (select(0, ...)) end, 1))):match("bad.*")) --> bad argument #1 to 'select' (index out of range)
local function own(select, ...) local v = (select("x", ...)) return v end
local found
for _ = 1, 500 do found = own(function(a, ...) return a .. ... end, "y") end
print(found) --> xy
for _ = 1, 500 do found = own(select and function() return nil end, 1) end
print(found) --> nil
