local events = {}
local function inner() return 1 end
local function outer() return inner() end
debug.sethook(function(e) events[#events + 1] = e end, "cr")
outer()
debug.sethook()
print(table.concat(events, " ")) --> return call tail call return call
