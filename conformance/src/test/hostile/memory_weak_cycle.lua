-- expect: limit-cpu
-- accept: limit-memory
-- A chain of ephemerons that is garbage as a whole.
local w = setmetatable({}, { __mode = "k" })
while true do local a, b = {}, {} w[a] = b w[b] = a end
