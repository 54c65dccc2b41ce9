local saved
do setmetatable({ v = 1 }, { __gc = function(o) saved = o end }) end
collectgarbage() collectgarbage()
print(saved and saved.v) --> 1
local n = 0
setmetatable(saved, { __gc = function() n = n + 1 end })
saved = nil
collectgarbage() collectgarbage()
print(n) --> 1
