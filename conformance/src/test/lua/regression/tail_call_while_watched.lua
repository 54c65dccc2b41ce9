-- A tail call hands its frame over; what was learnt about the caller must not go with it.
local function cons(head, tail) return { head = head, tail = tail } end
local function keep(list, test)
  if not list then return nil end
  if test(list.head) then return cons(list.head, keep(list.tail, test)) end
  return keep(list.tail, test)
end
local list
for i = 400, 1, -1 do list = cons(i, list) end
local sum = 0
for _ = 1, 60 do
  local l = keep(list, function(x) return x % 2 == 0 end)
  while l do sum, l = sum + l.head, l.tail end
end
print(sum) --> 2412000
