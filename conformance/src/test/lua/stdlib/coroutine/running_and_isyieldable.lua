local co, main = coroutine.running()
print(type(co), main, coroutine.isyieldable()) --> thread true false
coroutine.wrap(function()
    local c, m = coroutine.running()
    print(c ~= co, m, coroutine.isyieldable(), coroutine.isyieldable(c), coroutine.isyieldable(co))
end)() --> true false true true false
print(coroutine.isyieldable(coroutine.create(print))) --> true
