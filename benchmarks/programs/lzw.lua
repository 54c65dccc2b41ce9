-- Compresses and expands text (LZW): a dictionary of strings that grows, and short concatenations.
local byte, char, sub = string.byte, string.char, string.sub

local function compress(text)
  local codes, size = {}, 256
  for i = 0, 255 do codes[char(i)] = i end
  local out, prefix = {}, ""
  for i = 1, #text do
    local c = sub(text, i, i)
    local longer = prefix .. c
    if codes[longer] then
      prefix = longer
    else
      out[#out + 1] = codes[prefix]
      codes[longer] = size
      size = size + 1
      prefix = c
    end
  end
  out[#out + 1] = codes[prefix]
  return out
end

local function expand(codes)
  local texts, size = {}, 256
  for i = 0, 255 do texts[i] = char(i) end
  local previous = texts[codes[1]]
  local out = { previous }
  for i = 2, #codes do
    local entry = texts[codes[i]] or previous .. sub(previous, 1, 1)
    out[#out + 1] = entry
    texts[size] = previous .. sub(entry, 1, 1)
    size = size + 1
    previous = entry
  end
  return table.concat(out)
end

return function(n)
  local parts, seed = {}, 7
  local words = { "moon ", "orbit ", "perigee ", "apogee ", "tide ", "the ", "of ", "and " }
  for i = 1, n do
    seed = (seed * 137 + 71) % 6803
    parts[i] = words[seed % #words + 1]
  end
  local text = table.concat(parts)
  local codes = compress(text)
  if expand(codes) ~= text then return "differs" end
  local sum = #codes
  for i = 1, #codes do sum = (sum * 31 + codes[i]) % 1000003 end
  return sum
end
