-- Recursion with variable arguments: permutations, folds and compositions by select, ... and table.unpack.
local unpack = table.unpack or unpack

local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do total = total + (select(i, ...)) end
  return total
end

local function last(first, ...)
  if select("#", ...) == 0 then return first end
  return last(...)
end

local function rotate(first, ...)
  local t = { ... }
  t[#t + 1] = first
  return unpack(t)
end

local function visit(list, n, action)
  if n == 0 then return action(unpack(list)) end
  local count = 0
  for i = 1, n do
    list[n], list[i] = list[i], list[n]
    count = count + visit(list, n - 1, action)
    list[n], list[i] = list[i], list[n]
  end
  return count
end

return function(n)
  local checksum = 0
  local list = {}
  for i = 1, n do list[i] = i end
  local count = visit(list, n, function(...)
    local first = ...
    checksum = (checksum * 3 + first * 7 + last(...) + sum(rotate(...))) % 1000003
    return 1
  end)
  return checksum * 1000 + count % 1000
end
