-- expect: ok
local mt = getmetatable("")
for k in pairs(mt) do mt[k] = nil end
mt.__index = function() error("no") end
mt.__add = function() return "mine" end
assert("a" + 1 == "mine")
