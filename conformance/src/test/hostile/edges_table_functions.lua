-- expect: ok
for _, p in ipairs { math.mininteger, -1, 0, 1, 2, 4, math.maxinteger } do
  local t = { 1, 2, 3 }
  pcall(table.insert, t, p, 1) pcall(table.remove, t, p) pcall(table.concat, t, "", p, p) pcall(table.unpack, t, p, p)
  pcall(table.move, t, p, p, p) pcall(table.move, t, 1, 3, p)
end
