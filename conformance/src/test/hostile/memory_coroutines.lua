-- expect: limit-memory
local keep = {}
while true do keep[#keep + 1] = coroutine.create(print) end
