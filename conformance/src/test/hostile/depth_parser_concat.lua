-- expect: error
-- accept: ok, limit-memory
return assert(load("return " .. ("x .. "):rep(100000) .. "x"))()
