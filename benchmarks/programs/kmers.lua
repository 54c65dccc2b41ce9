-- Counts the substrings of a long random text: string.sub, and tables with many string keys.
local function dna(n)
  local seed, letters, out = 42, { "a", "c", "g", "t" }, {}
  for i = 1, n do
    seed = (seed * 3877 + 29573) % 139968
    out[i] = letters[math.floor(seed / 139968 * 4) + 1]
  end
  return table.concat(out)
end

local function count(text, length)
  local counts, sub = {}, string.sub
  for i = 1, #text - length + 1 do
    local key = sub(text, i, i + length - 1)
    counts[key] = (counts[key] or 0) + 1
  end
  return counts
end

return function(n)
  local text, sum = dna(n), 0
  for _, length in ipairs { 1, 2, 4, 6, 10 } do
    local keys = {}
    local counts = count(text, length)
    for key in pairs(counts) do keys[#keys + 1] = key end
    table.sort(keys, function(a, b)
      local ca, cb = counts[a], counts[b]
      if ca ~= cb then return ca > cb end
      return a < b
    end)
    for i = 1, math.min(#keys, 20) do sum = sum + counts[keys[i]] * i + keys[i]:byte(-1) end
    sum = sum + #keys
  end
  return sum
end
