local t = setmetatable({}, { __mode = "k" })
local seen
do
    local o = setmetatable({}, { __gc = function(o) seen = t[o] end })
    t[o] = "attached"
end
collectgarbage() collectgarbage()
print(seen) --> attached
