-- Renders tables of records as text: string.format, string.rep, upper, lower, reverse, tostring, table.concat.
local format, rep, upper, lower, reverse = string.format, string.rep, string.upper, string.lower, string.reverse

local function columns(rows)
  local widths = {}
  for _, row in ipairs(rows) do
    for i = 1, #row do
      if #row[i] > (widths[i] or 0) then widths[i] = #row[i] end
    end
  end
  return widths
end

local function render(rows)
  local widths, out = columns(rows), {}
  local rule = {}
  for i = 1, #widths do rule[i] = rep("-", widths[i] + 2) end
  out[1] = "+" .. table.concat(rule, "+") .. "+"
  for k, row in ipairs(rows) do
    local cells = {}
    for i = 1, #row do
      local pad = widths[i] - #row[i]
      cells[i] = i % 2 == 0 and rep(" ", pad) .. row[i] or row[i] .. rep(" ", pad)
    end
    out[#out + 1] = "| " .. table.concat(cells, " | ") .. " |"
    if k == 1 then out[#out + 1] = out[1] end
  end
  return table.concat(out, "\n")
end

return function(n)
  local sum = 0
  for i = 1, n do
    local rows = { { "name", "count", "share", "code", "note" } }
    for k = 1, 12 do
      local id = i * 12 + k
      rows[#rows + 1] = {
        format("%-10s", "item" .. id % 97), tostring(id), format("%.2f%%", id % 1000 / 10),
        format("%04X-%03d", id % 65536, k), upper("a") .. lower("BC") .. reverse(tostring(id)),
      }
    end
    local text = render(rows)
    sum = sum + #text + text:byte(-i % #text + 1) + format("%s|%5d|%g|%q", text:sub(1, 8), i, i / 8, "q\n"):len()
  end
  return sum
end
