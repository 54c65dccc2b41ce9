local log = {}
local function closing(name) return setmetatable({}, {__close = function() log[#log + 1] = name end}) end
local function f(...)
  local x <close> = closing("x")
  local get = function() return x end
  return get, ..., select("#", ...)
end
local get, a = f(10, 20)
print(a, type(get()), table.concat(log)) --> 10 table x
