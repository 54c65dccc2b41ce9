local co = coroutine.create(function() local function f() return 1 + f() end return f() end)
local ok, e = coroutine.resume(co)
print(ok, e:match("stack overflow"), coroutine.status(co)) --> false stack overflow dead
print(coroutine.wrap(function() local function d(n) if n == 0 then return 0 end return 1 + d(n - 1) end return d(150000) end)()) --> 150000
