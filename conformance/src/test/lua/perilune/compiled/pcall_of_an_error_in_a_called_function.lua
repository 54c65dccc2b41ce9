-- The frames between the error and pcall are gone afterwards: what they had captured is closed, and what follows is right.
local made = {}
local function deep(n, x)
  local here = x
  made[#made + 1] = function() here = here + 1 return here end
  if n == 0 then error({ x = x }) end
  return deep(n - 1, x + 1) + 1
end
local sum = 0
for i = 1, 600 do
  made = {}
  local good, e = pcall(deep, 4, i)
  sum = sum + e.x
  for k = 1, #made do sum = sum + made[k]() end
end
print(sum) --> 1093200
