-- Errors end at the nearest pcall, and one that is thrown again at the next.
local function inner(i) if i % 2 == 0 then error(i, 0) end return i end
local function outer(i)
  local good, e = pcall(inner, i)
  if not good then
    if e % 4 == 0 then error("again " .. e, 0) end
    return -e
  end
  return e
end
local sum, again = 0, 0
for i = 1, 2000 do
  local good, v = pcall(outer, i)
  if good then sum = sum + v else again = again + #v end
end
print(sum, again) --> 500000	4725
