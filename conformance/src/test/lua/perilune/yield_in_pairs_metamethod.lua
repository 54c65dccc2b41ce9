local o = setmetatable({}, { __pairs = function() return coroutine.yield("pairs") end })
local co = coroutine.wrap(function() local r = {} for k, v in pairs(o) do r[#r + 1] = k .. v end return table.concat(r) end)
print(co()) --> pairs
print(co(next, { x = "y" }, nil)) --> xy
