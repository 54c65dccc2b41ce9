-- A captured variable is an integer, a float, a text and a table in turn, open and closed.
local function counter(start)
  local v = start
  local function get() return v end
  local function set(x) v = x end
  local function both() set(v) return get() end
  return both, set
end
local both, set = counter(1)
local kinds = {}
for _, x in ipairs({ 1, 2.5, "t", { n = 7 }, false, 3 }) do
  set(x)
  local last
  for _ = 1, 400 do last = both() end
  kinds[#kinds + 1] = type(last) == "table" and last.n or tostring(last)
end
print(table.concat(kinds, " ")) --> 1 2.5 t 7 false 3
