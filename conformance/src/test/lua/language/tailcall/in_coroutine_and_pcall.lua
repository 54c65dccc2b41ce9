local function loop(n) if n == 0 then return coroutine.yield("y") end return loop(n - 1) end
local co = coroutine.wrap(loop)
print(co(100000)) --> y
print(co("resumed")) --> resumed
print(pcall(loop, 0 / 0 ~= 0 and -1 == 0 and 1 or 100, nil) == false) --> true
