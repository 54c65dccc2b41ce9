-- expect: error
return assert(load(("{"):rep(100000)))()
