local cos = {}
for i = 1, 20000 do
    cos[i] = coroutine.create(function(a) local b = coroutine.yield(a) return a + b end)
    coroutine.resume(cos[i], i)
end
local sum = 0
for i = 1, #cos do sum = sum + select(2, coroutine.resume(cos[i], 1)) end
print(sum) --> 200030000
