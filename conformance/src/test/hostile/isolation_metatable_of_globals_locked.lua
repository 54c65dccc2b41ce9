-- expect: ok
setmetatable(_G, { __metatable = "locked", __index = function(_, k) return k end })
assert(getmetatable(_G) == "locked" and anything == "anything")
