local function closing(f) return setmetatable({}, {__close = f}) end
local first = {}
print(select(2, pcall(function()
  local a <close> = closing(function(_, e) assert(e == first) error(e, 0) end)
  local b <close> = closing(function(_, e) assert(e == nil) error(first, 0) end)
  return 1
end)) == first) --> true
