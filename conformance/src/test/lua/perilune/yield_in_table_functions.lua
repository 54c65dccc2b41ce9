local store = {}
local proxy = setmetatable({}, {
    __index = function(_, k) return coroutine.yield("get " .. k) end,
    __newindex = function(_, k, v) coroutine.yield("set " .. k .. "=" .. tostring(v)) end,
    __len = function() return coroutine.yield("len") end,
})
local function run(f)
    local co, log = coroutine.create(f), {}
    local _, what = coroutine.resume(co)
    while coroutine.status(co) == "suspended" do
        log[#log + 1] = what
        local answer = what == "len" and 2 or what:sub(1, 3) == "get" and "v" .. what:sub(5) or nil
        _, what = coroutine.resume(co, answer)
    end
    print(table.concat(log, ", ") .. " -> " .. tostring(what))
end
run(function() return table.concat(proxy, "+") end) --> len, get 1, get 2 -> v1+v2
run(function() return (select("#", table.unpack(proxy))) end) --> len, get 1, get 2 -> 2
run(function() return table.insert(proxy, "new") end) --> len, set 3=new -> nil
run(function() return table.insert(proxy, 1, "new") end) --> len, get 2, set 3=v2, get 1, set 2=v1, set 1=new -> nil
run(function() return table.remove(proxy) end) --> len, get 2, set 2=nil -> v2
run(function() return table.move(proxy, 1, 2, 5) == proxy end) --> get 1, set 5=v1, get 2, set 6=v2 -> true
