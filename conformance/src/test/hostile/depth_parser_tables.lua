-- expect: error
return assert(load("return " .. ("{a="):rep(100000)))()
