-- expect: limit-cpu
local s = ("x"):rep(1000000)
while true do for _ in s:gmatch("()") do end end
