local log = {}
do
    local mt = { __gc = function(o) log[#log + 1] = o.n end }
    for i = 1, 5 do setmetatable({ n = i }, mt) end
end
collectgarbage() collectgarbage()
print(table.concat(log, " ")) --> 5 4 3 2 1
