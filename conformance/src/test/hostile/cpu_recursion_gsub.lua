-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
local function f(s) if #s < 100 then (s .. "x"):gsub("x+", f); (s .. "x"):gsub("x+", f) end end
f("")
