local n, keep = 100000, {}
for i = 1, n do
    local co = coroutine.create(function(a) coroutine.yield(a) end)
    coroutine.resume(co, i)
    keep[i] = co
end
local alive = 0
for i = 1, n do if coroutine.status(keep[i]) == "suspended" then alive = alive + 1 end end
print(alive) --> 100000
