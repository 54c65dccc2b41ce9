local store = { 1, 2, 3 }
local log = {}
local proxy = setmetatable({}, {
    __index = function(_, k) log[#log + 1] = "r" .. k return store[k] end,
    __newindex = function(_, k, v) log[#log + 1] = "w" .. k store[k] = v end,
    __len = function() return #store end,
})
table.insert(proxy, 1, 0)
print(table.concat(log, " "), table.concat(store, ",")) --> r3 w4 r2 w3 r1 w2 w1 0,1,2,3
log = {}
print(table.remove(proxy, 1), table.concat(log, " ")) --> 0 r1 r2 w1 r3 w2 r4 w3 w4
print(table.concat(proxy, ","), table.unpack(proxy)) --> 1,2,3 1 2 3
table.sort(proxy, function(a, b) return a > b end)
print(table.concat(store, ",")) --> 3,2,1
print(table.concat(table.move(proxy, 1, 2, 2), ",")) --> 3,3,2
