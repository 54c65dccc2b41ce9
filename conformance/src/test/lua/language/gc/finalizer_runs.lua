local log = {}
do setmetatable({ name = "obj" }, { __gc = function(o) log[#log + 1] = o.name end }) end
collectgarbage() collectgarbage()
print(table.concat(log)) --> obj
