-- One place calls functions of few and of many kinds, with fewer and more arguments than they have.
local fs = {
  function() return 1 end, function(a) return a end, function(a, b) return (b or 10) + a end,
  function(a, b, c) return c == nil and a or c end, function(...) return select("#", ...) end,
  math.abs, function(a) return a, a end, function() end,
}
local function run(n, x, y)
  local sum = 0
  for i = 1, 2000 do
    local v = fs[i % n + 1](x, y)
    if v then sum = sum + v end
  end
  return sum
end
print(run(1, 1, 2), run(2, 3, 4), run(3, 5, 6), run(4, 7, 8)) --> 2000	4000	11338	15000
print(run(5, 1, 1), run(7, -2, 2), run(8, 3, nil)) --> 2800	-285	7000
