-- Memory instead of work: memoised recursion with integer and string keys, dynamic programming on a table of tables.
local function memoise(f)
  local memory = {}
  return function(key)
    local value = memory[key]
    if value == nil then
      value = f(key)
      memory[key] = value
    end
    return value
  end
end

local function partitions()
  local memory = {}
  local function count(n, largest)
    if n == 0 then return 1 end
    if n < 0 or largest == 0 then return 0 end
    local key = n .. ":" .. largest
    local known = memory[key]
    if known then return known end
    local value = (count(n - largest, largest) + count(n, largest - 1)) % 1000003
    memory[key] = value
    return value
  end
  return count
end

local function knapsack(n)
  local best = {}
  for i = 0, n do best[i] = { [0] = 0 } end
  for w = 0, 200 do best[0][w] = 0 end
  for i = 1, n do
    local weight, value = i * 7 % 31 + 1, i * 13 % 47
    local before, row = best[i - 1], best[i]
    for w = 0, 200 do
      local without = before[w]
      local with = w >= weight and before[w - weight] + value or 0
      row[w] = with > without and with or without
    end
  end
  return best[n][200]
end

return function(n)
  local sum = 0
  for i = 1, n do
    local fib
    fib = memoise(function(k) return k < 2 and k or (fib(k - 1) + fib(k - 2)) % 1000003 end)
    sum = (sum + fib(80 + i % 10) + partitions()(24 + i % 4, 12) + knapsack(8 + i % 5)) % 1000003
  end
  return sum
end
