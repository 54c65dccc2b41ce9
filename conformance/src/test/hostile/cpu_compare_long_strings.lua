-- expect: limit-cpu
local a, b = ("x"):rep(16000000), ("x"):rep(16000000)
while a == b and not (a < b) do end
