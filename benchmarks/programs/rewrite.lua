-- Rewrites text by patterns: gsub with functions, tables and strings, gmatch, find with captures.
local source = [[
function add(first, second) -- adds two numbers
  local result_value = first + second * 0x1F - 12.5e3
  print("the result is", result_value, 'and so on') -- says it
  return result_value
end
]]

return function(n)
  local sum = 0
  local words = { first = "left", second = "right", result_value = "outcome" }
  for i = 1, n do
    local names = {}
    local text = source:gsub("[%a_][%w_]*", function(name)
      names[name] = (names[name] or 0) + 1
      return words[name]
    end)
    text = text:gsub("%-%-[^\n]*", "")
    local strings
    text, strings = text:gsub("(['\"])(.-)%1", function(quote, inside) return quote .. inside:upper() .. quote end)
    for number in text:gmatch("%f[%w]%d[%w.]*") do sum = sum + #number end
    local name, parameters = text:match("function%s+(%w+)%s*(%b())")
    for parameter in parameters:gmatch("[^,%s()]+") do sum = sum + #parameter end
    local swapped = text:gsub("(%w+) %+ (%w+)", "%2 + %1"):gsub("^%s+", ""):gsub("%s+$", "")
    local _, lines = swapped:gsub("\n", "\n")
    local from, to = swapped:find("right + left", 1, true)
    sum = sum + strings + lines + from + to + #name + (names.result_value or 0) + i % 3
  end
  return sum
end
