local name = os.tmpname()
local f = io.open(name, "w") f:write("return coroutine.yield('file')") f:close()
local co = coroutine.wrap(function() return dofile(name) end)
print(co()) --> file
print(co("result")) --> result
os.remove(name)
