-- The longest Collatz chain below n, with a table of known lengths: integer loops that leave early.
return function(n)
  local lengths = { 1 }
  local best, longest = 1, 1
  for start = 2, n do
    local value, steps = start, 0
    while value >= start do
      if value % 2 == 0 then
        value = value / 2
      else
        value = value * 3 + 1
      end
      steps = steps + 1
    end
    steps = steps + lengths[value]
    lengths[start] = steps
    if steps > longest then best, longest = start, steps end
  end
  return best * 1000 + longest
end
