-- Sorts floats in place by hand: array reads and writes in nested loops.
local function sift(heap, from, to)
  local root, value = from, heap[from]
  while root * 2 <= to do
    local child = root * 2
    if child < to and heap[child] < heap[child + 1] then child = child + 1 end
    if value >= heap[child] then break end
    heap[root] = heap[child]
    root = child
  end
  heap[root] = value
end

local function heapsort(array)
  local n = #array
  for i = math.floor(n / 2), 1, -1 do sift(array, i, n) end
  for last = n, 2, -1 do
    array[1], array[last] = array[last], array[1]
    sift(array, 1, last - 1)
  end
end

return function(n)
  local array, seed = {}, 42
  for i = 1, n do
    seed = (seed * 3877 + 29573) % 139968
    array[i] = seed / 139968
  end
  heapsort(array)
  local sum = 0
  for i = 2, n do
    if array[i - 1] > array[i] then return "not sorted at " .. i end
    sum = sum + array[i] * (i % 7)
  end
  return math.floor(sum * 1000)
end
