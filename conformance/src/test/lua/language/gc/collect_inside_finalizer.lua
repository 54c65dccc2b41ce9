local inner
setmetatable({}, {__gc = function() inner = {pcall(collectgarbage)} end})
collectgarbage() collectgarbage()
print(inner[1], inner[2]) --> true nil
