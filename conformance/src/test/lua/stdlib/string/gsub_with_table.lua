print(("$name is $age"):gsub("%$(%w+)", { name = "Lua", age = 30 })) --> Lua is 30 2
print(("$x $y"):gsub("%$(%w+)", { x = false })) --> $x $y 2
print(("abc"):gsub("%w", setmetatable({}, { __index = function(_, k) return k:upper() end }))) --> ABC 3
print(pcall(string.gsub, "a", "a", { a = {} })) --> false invalid replacement value (a table)
