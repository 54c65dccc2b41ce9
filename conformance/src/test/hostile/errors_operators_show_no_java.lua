-- expect: ok
local values = { 1, 1.5, 0, -1, math.mininteger, 0/0, math.huge, "", "x", "10", {}, print, true, coroutine.create(print) }
local ops = { "+", "-", "*", "/", "//", "%", "^", "&", "|", "~", "<<", ">>", "..", "==", "<", "<=" }
for _, op in ipairs(ops) do
  local f = load("local a, b = ... return a " .. op .. " b")
  for i = 1, #values do
    for j = 0, #values do
      local ok, m = pcall(f, values[i], values[j])
      if not ok and (m:find("java") or m:find("Exception") or m:find("null")) then error("BREACH: " .. m) end
    end
  end
end
