-- Objects of one shape find their methods behind different chains of classes, and follow a class that changes.
local function class(base)
  local c = setmetatable({}, base and { __index = base })
  c.__index = c
  return c
end
local A = class() function A:name() return "a" end function A:twice() return self:name() .. self:name() end
local B = class(A) function B:name() return "b" end
local C = class(B)
local D = class(C) function D:name() return "d" .. self.v end
local objects = {}
for i, c in ipairs({ A, B, C, D }) do objects[i] = setmetatable({ v = i }, c) end
local function all()
  local text = ""
  for i = 1, #objects do text = text .. objects[i]:twice() end
  return text
end
local text
for _ = 1, 600 do text = all() end
print(text) --> aabbbbd4d4
function C:name() return "c" end
B.name = nil
for _ = 1, 600 do text = all() end
print(text) --> aaaaccd4d4
