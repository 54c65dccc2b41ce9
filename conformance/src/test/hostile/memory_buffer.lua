-- expect: limit-memory
-- accept: error
local piece = ("y"):rep(100000)
return #("x"):rep(100000):gsub("x", piece)
