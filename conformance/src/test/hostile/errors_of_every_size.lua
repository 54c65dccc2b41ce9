-- expect: ok
for i = 0, 20 do
  local ok, m = pcall(error, ("m"):rep(1 << i), 2)
  assert(not ok and #m >= 1 << i)
end
