local weak = setmetatable({}, { __mode = "k" })
local cycle = setmetatable({}, { __mode = "k" })
local values = setmetatable({}, { __mode = "v" })
do
    weak[{}] = "dropped"
    local a, b = {}, {}
    cycle[a] = b
    cycle[b] = a
    values.table, values.string, values.number = {}, "s" .. 1, 2^70
    values.fn = function() return a end
end
collectgarbage() collectgarbage()
print(next(weak), next(cycle), values.table, values.string, values.number, values.fn) --> nil nil nil s1 1.1805916207174e+21 nil
