-- expect: ok
local e = {}
local f = load("x = 1 return _ENV", "c", "t", e)
assert(f() == e and e.x == 1 and x == nil)
if load("return print", "c", "t", {})() ~= nil then error("BREACH: globals seen") end
