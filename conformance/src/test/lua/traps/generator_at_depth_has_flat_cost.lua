-- One value of a generator that sits 1,000 calls deep must not cost 1,000 steps.
local function gen(depth, n) if depth > 0 then return 1 + gen(depth - 1, n) end for i = 1, n do coroutine.yield(i) end return 0 end
local co = coroutine.wrap(gen)
co(1000, 200000)
local s = 0
for i = 2, 200000 do s = s + co() end
print(s, co()) --> 20000099999 1000
