-- Builds text piece by piece, with string.byte, string.char and string.sub, and joins it: escaping for HTML and back.
local byte, char, sub, concat = string.byte, string.char, string.sub, table.concat
local names = { [38] = "&amp;", [60] = "&lt;", [62] = "&gt;", [34] = "&quot;" }
local codes = {}
for code, name in pairs(names) do codes[name] = code end

local function escape(s)
  local out, n, from = {}, 0, 1
  for i = 1, #s do
    local name = names[byte(s, i)]
    if name then
      if from < i then n = n + 1; out[n] = sub(s, from, i - 1) end
      n = n + 1
      out[n] = name
      from = i + 1
    end
  end
  out[n + 1] = sub(s, from)
  return concat(out)
end

local function unescape(s)
  local out, i = "", 1
  local buffer = {}
  while i <= #s do
    local c = byte(s, i)
    if c == 38 then
      local stop = i
      while byte(s, stop) ~= 59 do stop = stop + 1 end
      c = codes[sub(s, i, stop)]
      i = stop
    end
    buffer[#buffer + 1] = char(c)
    if #buffer == 64 then
      out = out .. concat(buffer)
      buffer = {}
    end
    i = i + 1
  end
  return out .. concat(buffer)
end

return function(n)
  local sum = 0
  for i = 1, n do
    local text = "<a href=\"x" .. i .. "\">R&D is > " .. i % 17 .. "</a>" .. ("plain "):rep(i % 9)
    local escaped = escape(text)
    if unescape(escaped) ~= text then return "differs at " .. i end
    sum = sum + #escaped
  end
  return sum
end
