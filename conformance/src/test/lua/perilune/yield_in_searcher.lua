table.insert(package.searchers, 1, function(name) return coroutine.yield("searching " .. name) end)
local co = coroutine.wrap(function() return require("later") end)
print(co()) --> searching later
print(co(function() return "found" end, "extra")) --> found extra
