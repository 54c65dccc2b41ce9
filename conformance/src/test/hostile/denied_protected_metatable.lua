-- expect: ok
local t = setmetatable({}, { __metatable = false })
assert(getmetatable(t) == false)
if pcall(setmetatable, t, {}) then error("BREACH: protected metatable changed") end
