-- The order function is compiled by then, the sort is called where nothing is.
local co = coroutine.wrap(function()
    local function order(a, b)
        if (a + b) % 50 == 0 then coroutine.yield(a) end
        return a < b
    end
    for i = 1, 3000 do order(1, 2) end
    local t = {}
    for i = 1, 300 do t[i] = (i * 7919) % 1009 end
    table.sort(t, order)
    for i = 2, #t do assert(t[i - 1] <= t[i]) end
    return "sorted"
end)
local yields, last = 0
repeat
    last = co()
    yields = yields + 1
until last == "sorted"
print(yields > 10) --> true
