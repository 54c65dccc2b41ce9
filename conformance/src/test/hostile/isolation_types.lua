-- expect: ok
for _, v in ipairs { 1, true, print, coroutine.running() } do
  if getmetatable(v) ~= nil then error("BREACH: metatable of " .. type(v)) end
end
local library = string
getmetatable("").__index = function() return "mine" end
assert(("x").anything == "mine")
getmetatable("").__index = library
table.insert, math.huge = nil, 0
