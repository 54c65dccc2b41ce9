-- expect: ok
local function down(n) return 1 + down(n + 1) end
for _ = 1, 3 do
  local ok, message = pcall(down, 1)
  assert(not ok and message:find("stack overflow"))
end
