return function(a, b)
  return function(...)
    return (function() return a end)(), b, ...
  end
end,
function(
  c
)
  local d = c
end
