-- expect: ok
-- accept: error, limit-memory
local f, e = load("return " .. ("1 < "):rep(100000) .. "1")
assert(f or type(e) == "string")
