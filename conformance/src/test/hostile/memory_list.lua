-- expect: limit-memory
-- accept: limit-cpu
local head
while true do head = { next = head, name = "n" } end
