local function f() return debug.traceback("x", 1), 1 end
local function g() return f() end
local co = coroutine.create(function() local s = g() return s end)
print(select(2, coroutine.resume(co))) --> x
--> stack traceback:
-->  traceback_of_tail_calls.lua:1: in function <traceback_of_tail_calls.lua:1>
-->  (...tail calls...)
-->  traceback_of_tail_calls.lua:3: in function <traceback_of_tail_calls.lua:3>
