-- expect: limit-cpu
-- accept: limit-memory
while true do coroutine.create(print) end
