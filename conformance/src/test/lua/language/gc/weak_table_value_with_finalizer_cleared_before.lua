local t = setmetatable({}, { __mode = "v" })
local seen
do
    local o = setmetatable({}, { __gc = function() seen = t.o end })
    t.o = o
end
collectgarbage() collectgarbage()
print(seen, t.o) --> nil nil
