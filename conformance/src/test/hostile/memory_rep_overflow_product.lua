-- expect: error
-- accept: limit-memory
return ("xy"):rep(math.maxinteger // 2 + 2)
