-- What __gc is counts when the metatable is set, if only as a mark; which function runs is decided in the end.
local log = {}
local late = {}
setmetatable({}, late)
late.__gc = function() log[#log + 1] = "late" end
local marked = {__gc = true}
setmetatable({}, marked)
marked.__gc = function() log[#log + 1] = "marked" end
local replaced = {__gc = function() log[#log + 1] = "old" end}
setmetatable({}, replaced)
replaced.__gc = function() log[#log + 1] = "new" end
local removed = {__gc = function() log[#log + 1] = "removed" end}
setmetatable({}, removed)
removed.__gc = nil
setmetatable({}, {__gc = "no function"})
collectgarbage() collectgarbage()
table.sort(log)
print(table.concat(log, " ")) --> marked new
