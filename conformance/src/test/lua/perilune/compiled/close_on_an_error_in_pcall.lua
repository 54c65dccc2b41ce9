-- Variables to be closed are closed on the way of an error that pcall catches.
local closed = 0
local meta = { __close = function(_, e) if e then closed = closed + 1 end end }
local function fails(i)
  local t <close> = setmetatable({}, meta)
  if i % 2 == 0 then error("x", 0) end
  return i
end
local good = 0
for i = 1, 1000 do if pcall(fails, i) then good = good + 1 end end
print(good, closed) --> 500	500
