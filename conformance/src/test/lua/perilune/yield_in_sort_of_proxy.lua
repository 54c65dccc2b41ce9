local data = { 3, 1, 2 }
local proxy = setmetatable({}, {
    __index = function(_, k) coroutine.yield() return data[k] end,
    __newindex = function(_, k, v) coroutine.yield() data[k] = v end,
    __len = function() coroutine.yield() return #data end,
})
local co, steps = coroutine.create(table.sort), 0
while coroutine.status(co) ~= "dead" do assert(coroutine.resume(co, proxy)) steps = steps + 1 end
print(table.concat(data, " "), steps > 5) --> 1 2 3 true
