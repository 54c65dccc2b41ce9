-- Multiplies matrices of floats, tables of rows.
local function matrix(n, seed)
  local m = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      row[j] = (i * 31 + j * 17 + seed) % 101 / 8 - 6.25
    end
    m[i] = row
  end
  return m
end

local function transpose(m)
  local n, t = #m, {}
  for i = 1, n do
    local row = {}
    for j = 1, n do row[j] = m[j][i] end
    t[i] = row
  end
  return t
end

local function multiply(a, b)
  local n, columns, product = #a, transpose(b), {}
  for i = 1, n do
    local row, result = a[i], {}
    for j = 1, n do
      local column, sum = columns[j], 0.0
      for k = 1, n do sum = sum + row[k] * column[k] end
      result[j] = sum
    end
    product[i] = result
  end
  return product
end

return function(n)
  local p = multiply(matrix(n, 1), matrix(n, 7))
  local sum = 0.0
  for i = 1, n do sum = sum + p[i][n - i + 1] * i end
  return math.floor(sum * 64)
end
