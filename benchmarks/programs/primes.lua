-- Primes in three ways: trial division by those found, a sieve of booleans in blocks, and factors by a linked list.
local function trial(n)
  local primes, candidate = { 2 }, 3
  while #primes < n do
    local i, prime = 1, true
    while true do
      local p = primes[i]
      if p * p > candidate then break end
      if candidate % p == 0 then
        prime = false
        break
      end
      i = i + 1
    end
    if prime then primes[#primes + 1] = candidate end
    candidate = candidate + 2
  end
  return primes
end

local function blocks(limit, primes)
  local size, count = 4096, 0
  for low = 2, limit, size do
    local high = math.min(low + size - 1, limit)
    local composite = {}
    for i = 1, high - low + 1 do composite[i] = false end
    for i = 1, #primes do
      local p = primes[i]
      if p * p > high then break end
      local from = math.max(p * p, low + (-low) % p)
      for m = from, high, p do composite[m - low + 1] = true end
    end
    for i = 1, high - low + 1 do
      if not composite[i] then count = count + 1 end
    end
  end
  return count
end

local function factors(n, primes)
  local list
  for i = 1, #primes do
    local p = primes[i]
    if p * p > n then break end
    while n % p == 0 do
      list = { value = p, next = list }
      n = n / p
    end
  end
  return n > 1 and { value = n, next = list } or list
end

return function(n)
  local primes = trial(n)
  local sum = primes[n] + blocks(n * 10, primes)
  for i = 2, n do
    local node = factors(i, primes)
    while node do
      sum = sum + node.value % 11
      node = node.next
    end
  end
  return sum
end
