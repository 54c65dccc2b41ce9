-- expect: error
return assert(load(("if x then "):rep(100000)))()
