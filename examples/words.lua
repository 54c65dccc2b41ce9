-- Counts the words of a file, or of this program when none is given, and draws the ten most frequent as bars.
local name = arg[1] or arg[0]
local file <close> = assert(io.open(name))

local counts, total = {}, 0
for line in file:lines() do
  for word in line:gmatch("%a[%a']*") do
    word = word:lower()
    counts[word] = (counts[word] or 0) + 1
    total = total + 1
  end
end

local words = {}
for word in pairs(counts) do words[#words + 1] = word end
-- By falling count; equal counts by the alphabet, so that the order is the same each time.
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then return counts[a] > counts[b] end
  return a < b
end)

io.write(("%d words, %d different, in %s\n"):format(total, #words, name:match("[^/\\]+$")))
for i = 1, math.min(10, #words) do
  local word = words[i]
  io.write(("%8s %3d %s\n"):format(word, counts[word], ("*"):rep(counts[word])))
end
