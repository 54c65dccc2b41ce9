-- Coroutines as generators: each is a function that pauses, and they can be chained like pipes.
local yield, wrap = coroutine.yield, coroutine.wrap

local function from(first)
  return wrap(function()
    for n = first, math.huge do yield(n) end
  end)
end

local function filter(accept, source)
  return wrap(function()
    for value in source do
      if accept(value) then yield(value) end
    end
  end)
end

local function take(count, source)
  return wrap(function()
    for _ = 1, count do yield(source()) end
  end)
end

-- The sieve of Eratosthenes as a growing chain of filters.
local function primes()
  return wrap(function()
    local source = from(2)
    while true do
      local prime = source()
      yield(prime)
      source = filter(function(n) return n % prime ~= 0 end, source)
    end
  end)
end

local found = {}
for prime in take(15, primes()) do
  found[#found + 1] = math.tointeger(prime)
end
print(table.concat(found, " "))

-- All orders of a list, by recursion inside one coroutine.
local function permutations(list)
  local function go(n)
    if n == 1 then yield(table.concat(list, " ")) end
    for i = 1, n do
      list[i], list[n] = list[n], list[i]
      go(n - 1)
      list[i], list[n] = list[n], list[i]
    end
  end
  return wrap(function() go(#list) end)
end

for order in permutations { "sun", "earth", "moon" } do
  print(order)
end

-- Two tasks and a scheduler of five lines.
local function task(name, steps)
  return coroutine.create(function()
    for step = 1, steps do
      print(name, "step " .. step)
      yield()
    end
  end)
end

local queue = { task("launch", 3), task("telemetry", 2) }
while #queue > 0 do
  local next = table.remove(queue, 1)
  assert(coroutine.resume(next))
  if coroutine.status(next) == "suspended" then queue[#queue + 1] = next end
end
