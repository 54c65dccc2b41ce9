-- expect: ok
for _, l in ipairs { 0, 1, 2, 3, 100, -1, math.maxinteger, math.mininteger } do
  local ok, m = pcall(error, nil, l)
  assert(not ok and m == nil)
  assert(not pcall(error, "x", l))
end
