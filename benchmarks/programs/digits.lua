-- Big numbers as arrays of digits to the base 10^7: a factorial, a power, and the digits of both.
local base = 10000000

local function times(number, small)
  local carry = 0
  for i = 1, #number do
    local value = number[i] * small + carry
    carry = math.floor(value / base)
    number[i] = value - carry * base
  end
  while carry > 0 do
    number[#number + 1] = carry % base
    carry = math.floor(carry / base)
  end
end

local function product(a, b)
  local result = {}
  for i = 1, #a + #b do result[i] = 0 end
  for i = 1, #a do
    local carry, x = 0, a[i]
    for j = 1, #b do
      local value = result[i + j - 1] + x * b[j] + carry
      carry = math.floor(value / base)
      result[i + j - 1] = value - carry * base
    end
    result[i + #b] = result[i + #b] + carry
  end
  while #result > 1 and result[#result] == 0 do result[#result] = nil end
  return result
end

local function digitsum(number)
  local sum = 0
  for i = 1, #number do
    local value = number[i]
    while value > 0 do
      sum = sum + value % 10
      value = math.floor(value / 10)
    end
  end
  return sum
end

return function(n)
  local factorial = { 1 }
  for i = 2, n do times(factorial, i) end
  local power, square = { 1 }, { 3 }
  local exponent = n
  while exponent > 0 do
    if exponent % 2 == 1 then power = product(power, square) end
    exponent = math.floor(exponent / 2)
    if exponent > 0 then square = product(square, square) end
  end
  return digitsum(factorial) * 100000 + digitsum(power)
end
