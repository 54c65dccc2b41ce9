local function bad() local x = nil; return x.y end
local co = coroutine.create(function() bad() end)
local ok, e = coroutine.resume(co)
print(debug.traceback(co, e)) --> traceback_of_error_in_coroutine.lua:1: attempt to index a nil value (local 'x')
--> stack traceback:
-->  traceback_of_error_in_coroutine.lua:1: in upvalue 'bad'
-->  traceback_of_error_in_coroutine.lua:2: in function <traceback_of_error_in_coroutine.lua:2>
