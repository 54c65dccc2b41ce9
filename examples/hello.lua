-- A first look: values, functions with several results, and what this is running on.
local function greet(name, ...)
  local others = select("#", ...)
  return "Hello, " .. (name or "world") .. "!", others
end

local greeting, others = greet(...)
print(greeting)
if others > 0 then
  print("(and " .. others .. " more)")
end

print(_VERSION, math.type(1), math.type(1.0), 7 // 2, 7 / 2, 1 << 40)

local moons = { Earth = 1, Mars = 2, Jupiter = 95, Saturn = 146 }
local names = {}
for planet in pairs(moons) do
  names[#names + 1] = planet
end
table.sort(names, function(a, b) return moons[a] > moons[b] end)
for rank, planet in ipairs(names) do
  print(("%d. %-8s %3d moon%s"):format(rank, planet, moons[planet], moons[planet] == 1 and "" or "s"))
end
