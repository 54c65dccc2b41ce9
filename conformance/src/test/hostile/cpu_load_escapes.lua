-- expect: limit-cpu
-- accept: limit-memory
local s = "return '" .. ("\\u{7FFFFFFF}"):rep(200000) .. "'"
while true do load(s) end
