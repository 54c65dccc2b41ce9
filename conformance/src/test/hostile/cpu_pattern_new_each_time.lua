-- expect: limit-cpu
-- accept: limit-memory
local i = 0
while true do i = i + 1 pcall(string.find, "x", ("[a-z]"):rep(200) .. i) end
