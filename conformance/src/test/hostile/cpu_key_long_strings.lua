-- expect: limit-cpu
local a, b = ("x"):rep(16000000), ("x"):rep(16000000)
local t = { [a] = 1 }
while t[b] do end
