local name = os.tmpname()
local f = io.open(name, "w") f:write("local a = coroutine.yield('one') local b = coroutine.yield('two') return a + b") f:close()
local co = coroutine.wrap(function() return dofile(name) end)
print(co()) --> one
print(co(1)) --> two
print(co(2)) --> 3
os.remove(name)
