-- expect: ok
-- accept: error, limit-memory
local f, e = load("return t" .. (".x"):rep(100000))
assert(f or type(e) == "string")
