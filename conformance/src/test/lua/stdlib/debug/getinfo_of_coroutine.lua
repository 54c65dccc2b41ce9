local co = coroutine.create(function(a)
    local inner = a
    coroutine.yield()
end)
coroutine.resume(co, 1)
print(debug.getinfo(co, 1, "l").currentline, debug.getinfo(co, 0, "S").what, debug.getinfo(co, 2)) --> 3 C nil
print(debug.getlocal(co, 1, 1)) --> a 1
print(debug.getlocal(co, 1, 2)) --> inner 1
print(debug.setlocal(co, 1, 1, "changed"), debug.getlocal(co, 1, 1)) --> a a changed
