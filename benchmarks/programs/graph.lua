-- A graph of objects: strongly connected components, then shortest ways with a heap of records.
local function build(n, seed)
  local nodes = {}
  for i = 1, n do nodes[i] = { id = i, edges = {}, index = 0, low = 0, onstack = false, distance = math.huge } end
  for i = 1, n do
    local node = nodes[i]
    for _ = 1, 4 do
      seed = (seed * 3877 + 29573) % 139968
      local reach = seed % 50 + 1
      local to = nodes[(i + reach - 20) % n + 1]
      node.edges[#node.edges + 1] = { to = to, length = seed % 97 + 1 }
    end
  end
  return nodes
end

local function components(nodes)
  local stack, counter, found = {}, 0, 0
  local function visit(node)
    counter = counter + 1
    node.index, node.low = counter, counter
    stack[#stack + 1] = node
    node.onstack = true
    for _, edge in ipairs(node.edges) do
      local to = edge.to
      if to.index == 0 then
        visit(to)
        if to.low < node.low then node.low = to.low end
      elseif to.onstack and to.index < node.low then
        node.low = to.index
      end
    end
    if node.low == node.index then
      found = found + 1
      repeat
        local top = table.remove(stack)
        top.onstack = false
      until top == node
    end
  end
  for _, node in ipairs(nodes) do
    if node.index == 0 then visit(node) end
  end
  return found
end

local function push(heap, key, node)
  local i = #heap + 1
  local item = { key = key, node = node }
  while i > 1 do
    local parent = (i - i % 2) / 2
    if heap[parent].key <= key then break end
    heap[i] = heap[parent]
    i = parent
  end
  heap[i] = item
end

local function pop(heap)
  local top, last = heap[1], table.remove(heap)
  local n = #heap
  if n == 0 then return top end
  local i = 1
  while i * 2 <= n do
    local child = i * 2
    if child < n and heap[child + 1].key < heap[child].key then child = child + 1 end
    if last.key <= heap[child].key then break end
    heap[i] = heap[child]
    i = child
  end
  heap[i] = last
  return top
end

local function distances(nodes)
  local heap, sum = {}, 0
  nodes[1].distance = 0
  push(heap, 0, nodes[1])
  while #heap > 0 do
    local item = pop(heap)
    local node = item.node
    if item.key == node.distance then
      sum = sum + item.key
      for _, edge in ipairs(node.edges) do
        local to, way = edge.to, item.key + edge.length
        if way < to.distance then
          to.distance = way
          push(heap, way, to)
        end
      end
    end
  end
  return sum
end

return function(n)
  local sum = 0
  for seed = 1, n do
    local nodes = build(1500, seed)
    sum = (sum * 3 + components(nodes) * 1000 + distances(nodes)) % 1000000007
  end
  return sum
end
