-- expect: limit-cpu
local f = "i" .. ("0"):rep(4000000) .. "4"
while true do pcall(string.packsize, f) end
