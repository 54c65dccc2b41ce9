-- Lists of records: linked lists that are filled, filtered and reversed, a queue, table.insert, remove, sort and concat.
local function cons(head, tail) return { head = head, tail = tail } end

local function fromto(a, b)
  local list
  for i = b, a, -1 do list = cons(i, list) end
  return list
end

local function reverse(list)
  local out
  while list do
    out = cons(list.head, out)
    list = list.tail
  end
  return out
end

local function keep(list, test)
  if not list then return nil end
  if test(list.head) then return cons(list.head, keep(list.tail, test)) end
  return keep(list.tail, test)
end

local function length(list)
  local n = 0
  while list do
    n, list = n + 1, list.tail
  end
  return n
end

return function(n)
  local sum = 0
  for i = 1, n do
    local list = keep(reverse(fromto(1, 60)), function(v) return (v + i) % 3 ~= 0 end)
    sum = sum + length(list) + list.head
    local array, queue = {}, {}
    for k = 1, 30 do
      table.insert(array, k * 7 % 31)
      if k % 4 == 0 then table.insert(array, 1, -k) end
      queue[#queue + 1] = { id = k }
    end
    table.sort(array)
    while #queue > 10 do sum = sum + table.remove(queue, 1).id end
    while #queue > 0 do sum = sum + table.remove(queue).id end
    local text = table.concat(array, ",", 1, #array)
    sum = sum + #text + array[1] + array[#array]
  end
  return sum
end
