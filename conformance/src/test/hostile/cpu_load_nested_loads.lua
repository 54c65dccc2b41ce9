-- expect: limit-cpu
local s = "return load(...)"
while true do load(s)(s) end
