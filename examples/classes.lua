-- Objects two ways: closures that hide their state, and classes made of metatables.

-- A closure keeps its variables to itself.
local function counter(step)
  local count = 0
  return {
    next = function() count = count + step return count end,
    reset = function() count = 0 end,
  }
end

local evens = counter(2)
evens.next()
evens.next()
print("closure", evens.next())

-- A class is a table that its objects fall back to; a subclass falls back to its parent.
local Shape = {}
Shape.__index = Shape

function Shape.new(class, fields)
  return setmetatable(fields, class)
end

function Shape:describe()
  return ("%s of area %.2f"):format(self.name, self:area())
end

local function subclass(parent, name)
  local class = setmetatable({ name = name }, { __index = parent })
  class.__index = class
  -- Metamethods are not inherited through __index, so they are copied.
  class.__lt, class.__tostring = parent.__lt, parent.__tostring
  return class
end

function Shape.__lt(a, b) return a:area() < b:area() end
function Shape.__tostring(shape) return shape:describe() end

local Circle = subclass(Shape, "circle")
function Circle:area() return math.pi * self.radius ^ 2 end

local Rectangle = subclass(Shape, "rectangle")
function Rectangle:area() return self.width * self.height end

local Square = subclass(Rectangle, "square")
function Square.new(class, fields)
  return Shape.new(class, { width = fields.side, height = fields.side })
end

local shapes = { Rectangle:new { width = 3, height = 2 }, Circle:new { radius = 1 }, Square:new { side = 2 } }
table.sort(shapes)
for _, shape in ipairs(shapes) do print(shape) end

-- Operators, and a variable that closes itself at the end of its block, however the block is left.
local Vector = {}
Vector.__index = Vector
local function vector(x, y) return setmetatable({ x = x, y = y }, Vector) end
function Vector.__add(a, b) return vector(a.x + b.x, a.y + b.y) end
function Vector.__eq(a, b) return a.x == b.x and a.y == b.y end
function Vector.__tostring(v) return ("(%g, %g)"):format(v.x, v.y) end
print(vector(1, 2) + vector(3, 4.5), vector(1, 2) == vector(1, 2))

local function resource(name)
  print("open " .. name)
  return setmetatable({}, { __close = function(_, err) print("close " .. name, err) end })
end

print(pcall(function()
  local outer <close> = resource "outer"
  local inner <close> = resource "inner"
  error("trouble", 0)
end))
