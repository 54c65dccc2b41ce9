-- expect: error
-- accept: limit-memory
return ("x"):rep(math.maxinteger)
