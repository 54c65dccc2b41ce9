-- expect: ok
-- accept: limit-memory, limit-cpu
local values = { 1, -1, 0/0, 1e308, 1 << 62, "", "x", "\xff\xfe", ("%"):rep(10), {}, print, true, coroutine.create(print),
  setmetatable({}, { __index = error, __len = function() return {} end, __name = "X" }) }
local function look(m)
  m = type(m) == "string" and m or ""
  for _, w in ipairs { "Exception", "java", "perilune", "null", "Error:", "\tat ", "@[0-9a-f]+" } do
    if m:find(w) then error("BREACH: " .. m) end
  end
end
local function try(f, ...) local _, m = pcall(f, ...) look(m) end
for lib, t in pairs(_G) do
  local functions = type(t) == "table" and t ~= _G and t or { [lib] = t }
  for name, f in pairs(functions) do
    if type(f) == "function" and name ~= "yield" and name ~= "error" and name ~= "assert" and name ~= "collectgarbage" then
      try(f)
      for i = 1, #values do try(f, values[i]) for j = 1, #values do try(f, values[i], values[j]) end end
    end
  end
end
