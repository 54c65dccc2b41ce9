-- A pipeline of generators: coroutines that pull from coroutines, with values through resume and yield.
local wrap, yield, create, resume = coroutine.wrap, coroutine.yield, coroutine.create, coroutine.resume

local function numbers(n)
  return wrap(function() for i = 1, n do yield(i) end end)
end

local function map(source, f)
  return wrap(function()
    for value in source do yield(f(value)) end
  end)
end

local function filter(source, keep)
  return wrap(function()
    for value in source do
      if keep(value) then yield(value) end
    end
  end)
end

local function pairwise(source)
  return wrap(function()
    local previous = source()
    for value in source do
      yield(previous, value)
      previous = value
    end
  end)
end

local function averager()
  local co = create(function(value)
    local sum, count = 0, 0
    while true do
      sum, count = sum + value, count + 1
      value = yield(sum / count)
    end
  end)
  return function(value)
    local _, average = resume(co, value)
    return average
  end
end

return function(n)
  local source = filter(map(numbers(n), function(v) return v * v % 1009 end), function(v) return v % 3 ~= 0 end)
  local average, sum = averager(), 0
  for a, b in pairwise(source) do
    sum = sum + a * 2 + b + (average(a) > b and 1 or 0)
  end
  for i = 1, n / 20 do -- short-lived ones
    for v in numbers(3) do sum = sum + v * i % 5 end
  end
  return sum
end
