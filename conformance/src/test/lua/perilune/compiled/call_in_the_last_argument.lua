-- A call that is the last argument passes all its results, one or none or many.
local function one(x) return x end
local function none() end
local function two(x) return x, x + 1 end
local function count(...) return select("#", ...) end
local function sum(a, b, c) return a + (b or 100) + (c or 1000) end
local total = 0
for i = 1, 1000 do
  total = total + sum(1, one(i)) + sum(1, two(i)) + sum(i, none()) + count(none()) + count(i, two(i))
end
print(total) --> 4108000
