local log = {}
local o = setmetatable({}, { __lt = function(a, b) log[#log + 1] = type(a) .. "<" .. type(b) return true end,
    __le = function(a, b) log[#log + 1] = type(a) .. "<=" .. type(b) return true end })
local _ = o < 1, 1 < o, o > 1, o <= "s", "s" >= o
print(table.concat(log, " ")) --> table<number number<table number<table table<=string table<=string
