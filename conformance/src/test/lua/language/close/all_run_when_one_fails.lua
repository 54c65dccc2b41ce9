local log = {}
local function closer(name, fail)
    return setmetatable({}, { __close = function() log[#log + 1] = name if fail then error(name, 0) end end })
end
print(pcall(function() --> false b
    local a <close> = closer("a")
    local b <close> = closer("b", true)
    local c <close> = closer("c")
    local d <close> = closer("d", true)
    return "never"
end))
print(table.concat(log, " ")) --> d c b a
