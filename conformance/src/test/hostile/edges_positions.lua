-- expect: ok
local s = "hello"
for _, f in ipairs { string.sub, string.byte, string.find, string.match, utf8.offset, utf8.codepoint, utf8.len } do
  for _, p in ipairs { math.mininteger, -6, -5, -1, 0, 1, 5, 6, math.maxinteger } do
    for _, q in ipairs { math.mininteger, -1, 0, 1, 6, math.maxinteger } do pcall(f, s, p, q) pcall(f, s, "l", p) end
  end
end
