package.preload.slow = function(name) return coroutine.yield(name) end
local co = coroutine.wrap(function() return require("slow") end)
print(co()) --> slow
print(co("module")) --> module :preload:
print(package.loaded.slow) --> module
