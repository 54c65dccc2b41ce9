-- expect: limit-memory
-- accept: limit-cpu, error
local piece = ("a=1 "):rep(1000)
load(function() return piece end)
