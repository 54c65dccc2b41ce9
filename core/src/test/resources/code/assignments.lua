-- Targets are prepared from left to right, stored from right to left, and protected from each other.
local a, b, c = 1
local t = {}
a, b = b, a
t[a], a = a, t
t.x, t.y, t = f()
x, y = y, x
t[1], t["key"], t[256], t[b] = nil, true, 2.5, "s"
local d <const>, e <const> = 5, "text"
x = d .. e
local h <close> = nil
local p, q, r = 1, (f())
local s, u = f(), ...
local function recursive() return recursive end
function t.method.of:deep(one, ...) self[one] = ... end
