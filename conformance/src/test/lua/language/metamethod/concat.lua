local mt = { __concat = function(a, b)
    return (type(a) == "table" and a.s or a) .. "|" .. (type(b) == "table" and b.s or b)
end }
local o = setmetatable({ s = "o" }, mt)
print(o .. "x", "x" .. o, 1 .. o, o .. o) --> o|x x|o 1|o o|o
print("a" .. "b" .. o .. "c" .. "d") --> abo|cd
