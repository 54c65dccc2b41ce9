-- expect: ok
for n = 0, 20 do for _, o in ipairs { "i", "I", "s", "!", "c" } do
  pcall(string.pack, o .. n, -1) pcall(string.pack, o .. n, "abc") pcall(string.unpack, o .. n, ("\xff"):rep(n)) pcall(string.packsize, "!" .. n .. "Xi" .. n)
end end
assert(not pcall(string.packsize, ("c2147483647"):rep(3)))
