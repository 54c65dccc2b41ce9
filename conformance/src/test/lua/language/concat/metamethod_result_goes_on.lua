local log = {}
local mt = { __concat = function(a, b) log[#log + 1] = type(a) .. type(b) return "r" end }
local o = setmetatable({}, mt)
print("a" .. "b" .. o .. "c" .. "d") --> abr
print(table.concat(log, " ")) --> tablestring
--@ since 5.4.8
