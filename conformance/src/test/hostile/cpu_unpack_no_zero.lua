-- expect: limit-cpu
local s = ("x"):rep(8000000)
while true do pcall(string.unpack, "z", s) end
