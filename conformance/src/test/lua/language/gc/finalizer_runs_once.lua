local n = 0
local keep
do
    local o = setmetatable({}, { __gc = function(o) n = n + 1 keep = o end })
end
collectgarbage() collectgarbage()
keep = nil
collectgarbage() collectgarbage()
print(n) --> 1
