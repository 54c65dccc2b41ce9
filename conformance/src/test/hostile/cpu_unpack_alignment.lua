-- expect: limit-cpu
local f = "!16" .. ("Xj"):rep(1000000)
while true do pcall(string.unpack, f, "") end
