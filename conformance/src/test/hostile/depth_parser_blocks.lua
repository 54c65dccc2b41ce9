-- expect: error
return assert(load(("do "):rep(100000)))()
