local events = {}
local function inner() return 1 end
local function outer() local x = inner() return x end
debug.sethook(function(e) events[#events + 1] = e .. ":" .. tostring(debug.getinfo(2, "n").name) end, "cr")
outer()
debug.sethook()
print(table.concat(events, " ")) --> return:sethook call:outer call:inner return:inner return:outer call:sethook
