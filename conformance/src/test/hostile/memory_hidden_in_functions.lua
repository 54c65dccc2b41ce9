-- expect: limit-memory
-- accept: limit-cpu
local keep, body = {}, ("local a = 1 "):rep(100)
for i = 1, math.huge do keep[i] = load(body .. "--" .. i) end
