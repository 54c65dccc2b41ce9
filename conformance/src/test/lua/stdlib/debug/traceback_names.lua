local function level3() return (debug.traceback("tb", 1)) end
local t = {}
function t.level2() local s = level3() return s end
function t:method() local s = self.level2() return s end
function globallevel() local s = t:method() return s end
local co = coroutine.create(function() local s = globallevel() return s end)
print(select(2, coroutine.resume(co))) --> tb
--> stack traceback:
-->  traceback_names.lua:1: in upvalue 'level3'
-->  traceback_names.lua:3: in field 'level2'
-->  traceback_names.lua:4: in method 'method'
-->  traceback_names.lua:5: in function 'globallevel'
-->  traceback_names.lua:6: in function <traceback_names.lua:6>
