-- expect: error
error(setmetatable({}, { __name = ("n"):rep(1000000) }))
