-- Conway's game on a torus: integer grids, neighbours by index, a new grid per generation.
local function generation(grid, width, height)
  local new = {}
  for y = 1, height do
    local above, row, below = grid[(y - 2) % height + 1], grid[y], grid[y % height + 1]
    local out = {}
    for x = 1, width do
      local left, right = (x - 2) % width + 1, x % width + 1
      local sum = above[left] + above[x] + above[right] + row[left] + row[right] + below[left] + below[x] + below[right]
      out[x] = (sum == 3 or sum == 2 and row[x] == 1) and 1 or 0
    end
    new[y] = out
  end
  return new
end

return function(n)
  local width, height, grid = 64, 48, {}
  for y = 1, height do
    local row = {}
    for x = 1, width do row[x] = (x * 7 + y * 13 + x * y) % 5 < 2 and 1 or 0 end
    grid[y] = row
  end
  for _ = 1, n do grid = generation(grid, width, height) end
  local sum = 0
  for y = 1, height do
    for x = 1, width do sum = sum + grid[y][x] * (x + y * width) end
  end
  return sum
end
