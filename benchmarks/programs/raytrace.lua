-- Traces rays through spheres: vectors are tables with metamethods, so it allocates and calls for every operation.
local Vector = {}
Vector.__index = Vector
local function vector(x, y, z) return setmetatable({ x = x, y = y, z = z }, Vector) end
Vector.__add = function(a, b) return vector(a.x + b.x, a.y + b.y, a.z + b.z) end
Vector.__sub = function(a, b) return vector(a.x - b.x, a.y - b.y, a.z - b.z) end
Vector.__mul = function(a, k) return vector(a.x * k, a.y * k, a.z * k) end
Vector.__unm = function(a) return vector(-a.x, -a.y, -a.z) end
function Vector:dot(b) return self.x * b.x + self.y * b.y + self.z * b.z end
function Vector:length() return math.sqrt(self:dot(self)) end
function Vector:unit() return self * (1 / self:length()) end

local Sphere = {}
Sphere.__index = Sphere
function Sphere:hit(origin, direction)
  local to = origin - self.centre
  local b = to:dot(direction)
  local c = to:dot(to) - self.radius * self.radius
  local d = b * b - c
  if d < 0 then return nil end
  local t = -b - math.sqrt(d)
  return t > 1e-4 and t or nil
end
function Sphere:normal(point) return (point - self.centre):unit() end

local Floor = {}
Floor.__index = Floor
function Floor:hit(origin, direction)
  if direction.y >= 0 then return nil end
  local t = (self.height - origin.y) / direction.y
  return t > 1e-4 and t or nil
end
function Floor:normal() return vector(0, 1, 0) end

local scene = {
  setmetatable({ centre = vector(0, 0, 5), radius = 1, mirror = 0.5 }, Sphere),
  setmetatable({ centre = vector(1.5, 0.5, 4), radius = 0.5, mirror = 0.2 }, Sphere),
  setmetatable({ centre = vector(-1.5, 0.2, 6), radius = 0.8, mirror = 0 }, Sphere),
  setmetatable({ height = -1, mirror = 0.1 }, Floor),
}
local light = vector(-3, 5, -2)

local function trace(origin, direction, depth)
  local nearest, object
  for _, candidate in ipairs(scene) do
    local t = candidate:hit(origin, direction)
    if t and (not nearest or t < nearest) then nearest, object = t, candidate end
  end
  if not object then return 0.1 + 0.2 * math.max(direction.y, 0) end
  local point = origin + direction * nearest
  local normal = object:normal(point)
  local to = (light - point):unit()
  local brightness = math.max(normal:dot(to), 0) * 0.8 + 0.1
  for _, other in ipairs(scene) do
    if other ~= object and other:hit(point, to) then
      brightness = brightness * 0.4
      break
    end
  end
  if object.mirror > 0 and depth < 3 then
    local reflected = direction - normal * (2 * normal:dot(direction))
    brightness = brightness * (1 - object.mirror) + object.mirror * trace(point, reflected, depth + 1)
  end
  return brightness
end

return function(n)
  local sum = 0
  for y = 1, n do
    for x = 1, n do
      local direction = vector((x - n / 2) / n, (n / 2 - y) / n, 1):unit()
      sum = sum + math.floor(trace(vector(0, 0, 0), direction, 0) * 255)
    end
  end
  return sum
end
