-- Edit distances between words: bytes of strings, and two rows of integers that change places.
local byte, min = string.byte, math.min

local function distance(a, b)
  local previous, current = {}, {}
  for j = 0, #b do previous[j] = j end
  for i = 1, #a do
    current[0] = i
    local c = byte(a, i)
    for j = 1, #b do
      local cost = c == byte(b, j) and 0 or 1
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
    end
    previous, current = current, previous
  end
  return previous[#b]
end

return function(n)
  local words = {}
  local seed = 5
  for i = 1, n do
    local letters = {}
    for j = 1, 8 + i % 9 do
      seed = (seed * 137 + 71) % 6803
      letters[j] = string.char(97 + seed % 6)
    end
    words[i] = table.concat(letters)
  end
  local sum = 0
  for i = 1, n do
    for j = i + 1, n do sum = sum + distance(words[i], words[j]) end
  end
  return sum
end
