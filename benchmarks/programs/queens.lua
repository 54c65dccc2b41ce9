-- Counts the ways to put n queens on a board: recursion, and arrays of booleans that are set and cleared again.
local function place(n, row, columns, up, down)
  if row > n then return 1 end
  local found = 0
  for column = 1, n do
    local u, d = row + column, row - column + n
    if not (columns[column] or up[u] or down[d]) then
      columns[column], up[u], down[d] = true, true, true
      found = found + place(n, row + 1, columns, up, down)
      columns[column], up[u], down[d] = false, false, false
    end
  end
  return found
end

return function(n)
  local columns, up, down = {}, {}, {}
  for i = 1, n do columns[i] = false end
  for i = 1, 2 * n do up[i], down[i] = false, false end
  return place(n, 1, columns, up, down)
end
