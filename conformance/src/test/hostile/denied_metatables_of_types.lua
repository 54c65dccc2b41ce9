-- expect: ok
for _, v in ipairs { 1, true, print, coroutine.create(print) } do
  if pcall(setmetatable, v, {}) then error("BREACH: metatable set") end
end
