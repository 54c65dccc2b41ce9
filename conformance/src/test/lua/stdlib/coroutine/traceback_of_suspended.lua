local function f() coroutine.yield() end
local co = coroutine.create(function() f() end)
coroutine.resume(co)
print(debug.traceback(co)) --> stack traceback:
-->  [C]: in function 'coroutine.yield'
-->  traceback_of_suspended.lua:1: in upvalue 'f'
-->  traceback_of_suspended.lua:2: in function <traceback_of_suspended.lua:2>
print(debug.traceback(co, "msg")) --> msg
--> stack traceback:
-->  [C]: in function 'coroutine.yield'
-->  traceback_of_suspended.lua:1: in upvalue 'f'
-->  traceback_of_suspended.lua:2: in function <traceback_of_suspended.lua:2>
print(debug.traceback(co, nil, 1)) --> stack traceback:
-->  traceback_of_suspended.lua:1: in upvalue 'f'
-->  traceback_of_suspended.lua:2: in function <traceback_of_suspended.lua:2>
print(debug.traceback(co, "m", 5)) --> m
--> stack traceback:
